# Converging 200 routes from nothing, and one more: gateway against Terraform, with the calls that each makes.
row_converge() {
  has_jar "$gateway_jar" && has_jar "$stage_jar" || return 0
  requires nginx curl || return 0
  local stage front tools=(gateway) tool
  read -r stage front < <(free_ports 2)
  write_map 200 "$work/200.yaml"
  write_map 201 "$work/201.yaml"

  if ! command -v terraform >/dev/null; then
    skip - terraform "terraform is missing: install it, see developer.hashicorp.com/terraform/install"
  else
    rm -rf "$work/terraform"
    mkdir -p "$work/terraform"
    write_terraform "$work/terraform/main.tf"
    if (cd "$work/terraform" && terraform init -input=false) >"$logs/terraform-init.log" 2>&1; then
      version terraform "$(terraform version | sed -n '1s/Terraform v//p')"
      version provider "$(sed -n 's/^ *version *= "\(.*\)"/\1/p' "$work/terraform/.terraform.lock.hcl" | head -n 1)"
      tools+=(terraform)
    else
      skip - terraform "its AWS provider cannot be installed: see benchmarks/target/log/terraform-init.log"
    fi
  fi

  # nginx passes the calls on, and its log counts them.
  cat >"$work/calls.conf" <<CONF
server {
  listen 127.0.0.1:$front;
  access_log calls.log;
  client_max_body_size 10m;
  location / { proxy_pass http://127.0.0.1:$stage; }
}
CONF
  nginx_on calls "$work/calls.conf"
  # Without a warm-up: each of these commands is a process of its own.
  for ((round = 1; round <= (rounds < 2 ? rounds : 2); round++)); do
    say "converge: round $round"
    for tool in "${tools[@]}"; do
      local_stage stage "$stage"
      must_start stage "$front" /_local/health || return 0
      converge "$tool" '200 routes from nothing' 200
      converge "$tool" 'one more route' 201
      stop stage
      rm -f "$work/terraform/terraform.tfstate"
    done
  done
  stop_all
}

# converge TOOL CASE ROUTES: wall time, calls, and the least time that they take at AWS's 10 calls a second
converge() {
  local begin calls
  : >"$work/calls/calls.log"
  begin=$(now_micros)
  "converge_by_$1" "$3" >"$logs/$1-apply.log" 2>&1 || {
    skip "$2" "$1" "round $round failed: see benchmarks/target/log/$1-apply.log"
    return 0
  }
  record "$2" "$1" wall "$(of $(($(now_micros) - begin)) 1000000 1)"
  calls=$(wc -l <"$work/calls/calls.log")
  record "$2" "$1" calls "$calls"
  # A burst of 40 is free.
  record "$2" "$1" paced "$(of $((calls > 40 ? calls - 40 : 0)) 10 1)"
}

converge_by_gateway() {
  (cd "$work" && "$java" -jar "$gateway_jar" apply --auto-approve -f "$1.yaml" --endpoint-url "http://127.0.0.1:$front")
}

converge_by_terraform() {
  (cd "$work/terraform" && terraform apply -input=false -auto-approve -no-color -var "routes=$1" -var "port=$front")
}

# write_terraform FILE: as its documentation shows it, a resource for each thing
write_terraform() {
  cat >"$1" <<'HCL'
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.100" }
  }
}
variable "routes" { default = 200 }
variable "port" { default = 4566 }
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "local"
  secret_key                  = "local"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  endpoints { apigateway = "http://127.0.0.1:${var.port}" }
}
locals { routes = toset([for i in range(var.routes) : tostring(i)]) }
resource "aws_api_gateway_rest_api" "demo" {
  name = "demo"
  endpoint_configuration { types = ["REGIONAL"] }
}
resource "aws_api_gateway_resource" "route" {
  for_each    = local.routes
  rest_api_id = aws_api_gateway_rest_api.demo.id
  parent_id   = aws_api_gateway_rest_api.demo.root_resource_id
  path_part   = "health${each.key}"
}
resource "aws_api_gateway_method" "route" {
  for_each      = local.routes
  rest_api_id   = aws_api_gateway_rest_api.demo.id
  resource_id   = aws_api_gateway_resource.route[each.key].id
  http_method   = "ANY"
  authorization = "NONE"
}
resource "aws_api_gateway_integration" "route" {
  for_each                = local.routes
  rest_api_id             = aws_api_gateway_rest_api.demo.id
  resource_id             = aws_api_gateway_resource.route[each.key].id
  http_method             = aws_api_gateway_method.route[each.key].http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "ANY"
  uri                     = "http://demo.example.com/health${each.key}"
}
resource "aws_api_gateway_deployment" "demo" {
  rest_api_id = aws_api_gateway_rest_api.demo.id
  triggers    = { redeployment = sha1(jsonencode([aws_api_gateway_resource.route, aws_api_gateway_integration.route])) }
  lifecycle { create_before_destroy = true }
}
resource "aws_api_gateway_stage" "v1" {
  rest_api_id   = aws_api_gateway_rest_api.demo.id
  deployment_id = aws_api_gateway_deployment.demo.id
  stage_name    = "v1"
}
HCL
}
