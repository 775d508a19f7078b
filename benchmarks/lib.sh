# Starts, stops and measures; read by run, and written for its `set -euo pipefail`.

declare -A pid=() # what runs now, by name

# What is missing -----------------------------------------------------------------------------------------------------

# say WORDS…: progress, on the terminal
say() { printf '%(%T)T %s\n' -1 "$*" >&2; }

# skip CASE SERVER REASON: the report shows it; - stands for all
skip() {
  printf '%s\t%s\t%s\t%s\n' "$row" "$1" "$2" "$3" >>"$target/skipped.tsv"
  say "$row: skipped ${2/#-/all}: $3"
}

# lacks PACKAGE COMMAND: whether it is missing, with the reason in $reason
lacks() {
  command -v "$2" >/dev/null && return 1
  reason="$2 is missing: install Debian's package $1"
}

# requires COMMAND…: skips the whole row if one is missing
requires() {
  local command
  for command in "$@"; do
    if lacks "${package[$command]:-$command}" "$command"; then
      skip - - "$reason"
      return 1
    fi
  done
}
declare -A package=([go]=golang-go [mvn]=maven)

# newest FILE...: the one that was built last, since those of other versions may still be there
newest() {
  ls -t "$@" 2>/dev/null | sed -n 1p | grep . || echo "$1"
}

# has_jar FILE: skips the whole row if it is not there
has_jar() {
  [ -f "$1" ] && return
  skip - - "no ${1#"$root/"}: it needs a JDK 25 and Maven"
  return 1
}

# venv NAME REQUIREMENT COMMAND: a Python package of its own below target, and its version in target/versions.tsv
venv() {
  local home=$target/$1
  [ -x "$home/bin/$3" ] || say "installing $2"
  if ! [ -x "$home/bin/$3" ]; then
    python3 -m venv "$home" && "$home/bin/pip" install --quiet --disable-pip-version-check "$2"
  fi >"$logs/pip-$1.log" 2>&1 && [ -x "$home/bin/$3" ] || {
    reason="$2 cannot be installed by pip"
    return 1
  }
  version "$1" "$("$home/bin/pip" --disable-pip-version-check show "$1" 2>/dev/null | sed -n 's/^Version: //p')"
}

# version NAME VERSION: for the report
version() { printf '%s\t%s\n' "$1" "$2" >>"$target/versions.tsv"; }

# Processes -----------------------------------------------------------------------------------------------------------

# free_ports COUNT: free ones of loopback, as the kernel gives them
free_ports() {
  python3 -c '
import socket, sys
all = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(it.getsockname()[1] for it in all))' "$1"
}

# start NAME COMMAND…: in the background, in an empty folder
start() {
  local name=$1
  shift
  (cd "$work" && exec "$@") >"$logs/$name.log" 2>&1 </dev/null &
  pid[$name]=$!
}

declare -A containers=() # those that run now, by name

# contain NAME OPTION… IMAGE ARGUMENT…: a container in 128 MiB, on this machine's network
contain() {
  containers[$1]=$(docker run --detach --network host --memory 128m --read-only --tmpfs /tmp "${@:2}")
  pid[$1]=$(docker inspect --format '{{.State.Pid}}' "${containers[$1]}")
}

# stop NAME…
stop() {
  local name
  for name in "$@"; do
    if [ -n "${containers[$name]:-}" ]; then
      docker rm --force "${containers[$name]}" >/dev/null
      unset "containers[$name]"
    fi
    kill "${pid[$name]}" 2>/dev/null || true
  done
  for name in "$@"; do
    for _ in {1..200}; do
      kill -0 "${pid[$name]}" 2>/dev/null || break
      sleep 0.05
    done
    kill -9 "${pid[$name]}" 2>/dev/null || true
    wait "${pid[$name]}" 2>/dev/null || true
    unset "pid[$name]"
  done
}

stop_all() { ((${#pid[@]} == 0)) || stop "${!pid[@]}"; }

# answers PORT PATH [HEADER]: whether that is 200. A subshell, since it may lose the connection while it writes.
answers() (
  { exec 9<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || exit 1
  printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n%s\r\n' "$2" "$1" "${3:+$3$'\r\n'}" >&9
  read -r -t 5 _ status _ <&9 && [ "$status" = 200 ]
) 2>/dev/null

# wait_for NAME PORT PATH [HEADER]: until it answers 200; gives up if it ends, or after a minute
wait_for() {
  local name=$1 until=$((SECONDS + 60))
  shift
  until answers "$@"; do
    if ! kill -0 "${pid[$name]}" 2>/dev/null || ((SECONDS > until)); then
      reason="it did not start: see benchmarks/target/log/$name.log"
      return 1
    fi
    sleep 0.01
  done
}

# must_start NAME PORT PATH [HEADER]: a row cannot do without it
must_start() {
  wait_for "$@" && return
  tail -n 5 "$logs/$1.log" >&2
  stop_all
  skip - - "$1: $reason"
  return 1
}

# wait_for_all PATH SERVER…: those that answer at their ${port[…]} go to ${running[@]}
wait_for_all() {
  local path=$1 server
  shift
  for server in "$@"; do
    if wait_for "$server" "${port[$server]}" "$path"; then
      running+=("$server")
    else
      skip - "$server" "$reason"
    fi
  done
}

# build_go: the peer in Go, as target/go-health; skips it if that is not possible
build_go() {
  if lacks golang-go go; then
    skip - go "$reason"
    return 1
  fi
  (cd "$here/go" && CGO_ENABLED=0 go build -o "$target/go-health" .) >"$logs/go-build.log" 2>&1 && return
  skip - go "it does not build: see benchmarks/target/log/go-build.log"
  return 1
}

# nginx_on NAME FILE: with the server blocks of that file, and as many workers as there are cores
nginx_on() {
  mkdir -p "$work/$1"
  {
    printf 'daemon off; worker_processes auto; pid nginx.pid; error_log stderr;\n'
    printf 'events { worker_connections 1024; }\nhttp {\n  access_log off; keepalive_requests 1000000000;\n'
    printf '  %s_temp_path temp;\n' client_body proxy fastcgi uwsgi scgi
    cat "$2"
    printf '}\n'
  } >"$work/$1/nginx.conf"
  start "$1" nginx -e stderr -p "$work/$1/" -c nginx.conf
}

# service_jar NAME PORT MANAGEMENT-PORT
service_jar() {
  start "$1" "$java" -jar "$healthy_jar" --server.port="$2" --management.server.port="$3" --server.address=127.0.0.1 \
    --management.server.address=127.0.0.1
}

# local_stage NAME PORT OPTION…
local_stage() {
  start "$1" "$java" -jar "$stage_jar" --port "$2" --ingress-port 0 --log none "${@:3}"
}

# Measuring -----------------------------------------------------------------------------------------------------------

# cpu_micros NAME: CPU time so far, of the process and its children
cpu_micros() { echo $(($(ticks "${pid[$1]}") * 1000000 / $(getconf CLK_TCK))); }

ticks() {
  local stat sum child
  stat=$(<"/proc/$1/stat")
  set -- "$1" ${stat##*) }
  sum=$((${13} + ${14}))
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do
    sum=$((sum + $(ticks "$child" 2>/dev/null || echo 0)))
  done
  echo $sum
}

now_micros() { echo "${EPOCHREALTIME/[.,]/}"; }

# record CASE SERVER METRIC VALUE: in this round
record() { printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$row" "$round" "$@" >>"$target/samples.tsv"; }

# of A B FACTOR: A / B * FACTOR
of() { awk -v a="$1" -v b="$2" -v f="$3" 'BEGIN { printf "%.3f", a / b * f }'; }

# measure CASE NAME URL [HEADER]: requests per second, p50 and p99 in ms, and the CPU time of NAME per request in µs
measure() {
  local length=$seconds before after figures
  ((round > 0 || length > warm_up)) || length=$warm_up
  before=$(cpu_micros "$2")
  figures=$(wrk -t1 -c"$connections" -d"${length}s" --timeout 10s -s "$here/wrk.lua" ${4:+-H "$4"} "$3" |
    sed -n 's/^figures //p')
  after=$(cpu_micros "$2")
  set -- "$1" "$2" $figures
  if [ "$3" = 0 ] || [ "$7" != 0 ]; then
    skip "$1" "$2" "round $round does not count: of $3 requests, $7 were answered with an error"
    return
  fi
  record "$1" "$2" rps "$(of "$3" "$4" 1000000)"
  record "$1" "$2" p50 "$(of "$5" 1000 1)"
  record "$1" "$2" p99 "$(of "$6" 1000 1)"
  record "$1" "$2" cpu "$(of $((after - before)) "$3" 1)"
}

# in_rounds COMMAND: calls it once more than --rounds; the report leaves round 0 out
in_rounds() {
  for ((round = 0; round <= rounds; round++)); do
    say "$row: $( ((round)) && echo "round $round of $rounds" || echo "warm-up")"
    "$@"
  done
}

# The map that the local stage deploys ----------------------------------------------------------------------------------

# write_map ROUTES FILE: Ingress paths /health, /health1, … of the host demo.example.com
write_map() {
  local i
  {
    printf 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: demo, namespace: demo}\n'
    printf 'spec:\n  rules:\n  - host: demo.example.com\n    http:\n      paths:\n'
    for ((i = 0; i < $1; i++)); do
      printf '      - {path: /health%s, pathType: Exact, ' "${i/#0/}"
      printf 'backend: {service: {name: healthy, port: {number: 80}}}}\n'
    done
  } >"$2"
}

# api_of PORT: the id of its only API
api_of() {
  curl -sf "http://127.0.0.1:$1/restapis" | python3 -c 'import json, sys; print(json.load(sys.stdin)["item"][0]["id"])'
}

# create_api PORT BACKEND-PORT [PATH]: an API with GET /mock and GET /proxy in stage v1, made call by call; prints its id
create_api() {
  local api root path resource method
  call() {
    curl -sf --max-time 30 -X "$1" -H "$signed" -H 'Content-Type: application/json' "http://127.0.0.1:$port$2" -d "$3"
  }
  field() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
  local port=$1
  api=$(call POST /restapis '{"name": "benchmark"}' | field id) || return
  root=$(call GET "/restapis/$api" '' | field rootResourceId) || return
  for path in mock proxy; do
    resource=$(call POST "/restapis/$api/resources/$root" "{\"pathPart\": \"$path\"}" | field id) || return
    method=/restapis/$api/resources/$resource/methods/GET
    call PUT "$method" '{"authorizationType": "NONE"}' || return
    if [ $path = mock ]; then
      call PUT "$method/responses/200" '{}' || return
      call PUT "$method/integration" '{"type": "MOCK", "requestTemplates": {"application/json": "{\"statusCode\": 200}"}}' || return
      call PUT "$method/integration/responses/200" '{"responseTemplates": {"application/json": "{\"ok\": true}"}}' || return
    else
      call PUT "$method/integration" \
        "{\"type\": \"HTTP_PROXY\", \"httpMethod\": \"GET\", \"uri\": \"http://127.0.0.1:$2${3:-/}\"}" || return
    fi
  done >/dev/null
  call POST "/restapis/$api/deployments" '{"stageName": "v1"}' >/dev/null || return
  echo "$api"
}

# Who calls: emulators find the service of AWS in it, and check no signature.
signed='Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=0'
