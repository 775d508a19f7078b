# The whole path, stage and ingress of the local stage, against nginx that proxies twice, to one and the same service;
# and the stage alone, against nginx that proxies once.
row_path() {
  requires wrk nginx curl || return 0
  has_jar "$healthy_jar" && has_jar "$stage_jar" || return 0
  local ours service management front ingress once api direct
  read -r ours service management front ingress once < <(free_ports 6)

  service_jar service "$service" "$management"
  must_start service "$service" /health || return 0

  write_map 1 "$work/one.yaml"
  local_stage local-stage "$ours" -f "$work/one.yaml" --upstreams "healthy=http://127.0.0.1:$service"
  must_start local-stage "$ours" /_local/health || return 0
  api=$(api_of "$ours")
  direct=$(create_api "$ours" "$service" /health)

  cat >"$work/path.conf" <<CONF
proxy_http_version 1.1;
proxy_set_header Connection "";
upstream ingress { server 127.0.0.1:$ingress; keepalive 64; keepalive_requests 1000000000; }
upstream service { server 127.0.0.1:$service; keepalive 64; keepalive_requests 1000000000; }
server {
  listen 127.0.0.1:$front;
  location = /v1/health {
    proxy_pass http://ingress/health;
    proxy_set_header Connection "";
    proxy_set_header Host demo.example.com;
  }
}
server {
  listen 127.0.0.1:$once;
  location = /v1/proxy {
    proxy_pass http://service/health;
    proxy_set_header Connection "";
    proxy_set_header Host \$host;
  }
}
server {
  listen 127.0.0.1:$ingress;
  server_name demo.example.com;
  location = /health {
    proxy_pass http://service;
    proxy_set_header Connection "";
    proxy_set_header Host \$host;
  }
}
CONF
  nginx_on nginx "$work/path.conf"
  must_start nginx "$front" /v1/health || return 0
  in_rounds path_round
  stop_all
}

path_round() {
  measure 'stage, ingress, service' local-stage "http://127.0.0.1:$ours/_aws/execute-api/$api/v1/health"
  measure 'stage, ingress, service' nginx "http://127.0.0.1:$front/v1/health"
  measure 'stage, service' local-stage "http://127.0.0.1:$ours/_aws/execute-api/$direct/v1/proxy"
  measure 'stage, service' nginx "http://127.0.0.1:$once/v1/proxy"
}
