# What the console costs: without it, with it, and with one watcher of its events.
row_console() {
  requires wrk nginx curl || return 0
  has_jar "$stage_jar" || return 0
  local off on watched backend mode
  read -r off on watched backend < <(free_ports 4)
  local -A port=([off]=$off [on]=$on [watched]=$watched) map=() api=()

  printf 'server { listen 127.0.0.1:%s; location / { return 200 ok; } }\n' "$backend" >"$work/backend.conf"
  nginx_on backend "$work/backend.conf"
  must_start backend "$backend" / || return 0
  write_map 1 "$work/one.yaml"
  for mode in off on watched; do
    local_stage $mode "${port[$mode]}" -f "$work/one.yaml" --upstreams "healthy=http://127.0.0.1:$backend" \
      --console "$([ $mode = off ] && echo false || echo true)"
    must_start $mode "${port[$mode]}" /_local/health || return 0
    map[$mode]=$(api_of "${port[$mode]}")
    if ! api[$mode]=$(create_api "${port[$mode]}" "$backend"); then
      stop_all
      skip - - "the API cannot be created"
      return 0
    fi
  done
  start watcher curl -sfN "http://127.0.0.1:$watched/_local/events" -o /dev/null
  in_rounds console_round
  if ! kill -0 "${pid[watcher]}" 2>/dev/null; then
    skip - watched "the watcher was gone before the end, so its figures are not those of one who watches"
  fi
  stop_all
}

console_round() {
  local mode at
  for mode in off on watched; do
    at=http://127.0.0.1:${port[$mode]}/_aws/execute-api
    measure 'a call of the stage: mock' $mode "$at/${api[$mode]}/v1/mock"
  done
  for mode in off on watched; do
    at=http://127.0.0.1:${port[$mode]}/_aws/execute-api
    measure 'stage, ingress, service' $mode "$at/${map[$mode]}/v1/health"
  done
}
