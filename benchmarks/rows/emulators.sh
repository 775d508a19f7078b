# Emulators: how soon they answer, then control plane and data plane of one small API, made call by call.
row_emulators() {
  requires wrk nginx curl || return 0
  has_jar "$stage_jar" || return 0
  local emulators=(local-stage) emulator backend
  local -A port=() api=()
  if venv moto 'moto[server]==5.2.5' moto_server; then emulators+=(moto); else skip - moto "$reason"; fi
  if venv ministack ministack ministack; then emulators+=(ministack); else skip - ministack "$reason"; fi

  in_rounds starts_round

  read -r backend < <(free_ports 1)
  printf 'server { listen 127.0.0.1:%s; location / { return 200 ok; } }\n' "$backend" >"$work/backend.conf"
  nginx_on backend "$work/backend.conf"
  must_start backend "$backend" / || return 0
  local running=() stages=()
  for emulator in "${emulators[@]}"; do
    emulator_on "$emulator"
    if ! wait_for "$emulator" "${port[$emulator]}" /restapis "$signed"; then
      skip - "$emulator" "$reason"
    elif api[$emulator]=$(create_api "${port[$emulator]}" "$backend"); then
      running+=("$emulator")
      local path served=yes
      for path in mock proxy; do
        answers "${port[$emulator]}" "/_aws/execute-api/${api[$emulator]}/v1/$path" || served=no
      done
      if [ $served = yes ]; then
        stages+=("$emulator")
      else
        skip stages "$emulator" "it does not serve the stage at /_aws/execute-api/{api}/v1"
      fi
    else
      skip - "$emulator" "the API cannot be created there"
    fi
  done
  in_rounds emulators_round
  stop_all
}

# emulator_on NAME: on a port of its own, loopback only, as quiet as it can be
emulator_on() {
  read -r "port[$1]" < <(free_ports 1)
  case $1 in
    local-stage) local_stage "$1" "${port[$1]}" ;;
    moto) start "$1" "$target/moto/bin/moto_server" -H 127.0.0.1 -p "${port[$1]}" ;;
    ministack)
      start "$1" env BIND_HOST=127.0.0.1 GATEWAY_PORT="${port[$1]}" LOG_LEVEL=WARNING "$target/ministack/bin/ministack"
      ;;
  esac
}

starts_round() {
  local emulator begin
  for emulator in "${emulators[@]}"; do
    begin=$(now_micros)
    emulator_on "$emulator"
    if wait_for "$emulator" "${port[$emulator]}" /restapis "$signed"; then
      record 'start to the first answer' "$emulator" wall "$(of $(($(now_micros) - begin)) 1000000 1)"
      record 'start to the first answer' "$emulator" cpus "$(of "$(cpu_micros "$emulator")" 1000000 1)"
    else
      skip 'start to the first answer' "$emulator" "$reason"
    fi
    stop "$emulator"
  done
}

emulators_round() {
  local emulator at path
  for emulator in "${running[@]}"; do
    measure 'GET /restapis/{id}' "$emulator" "http://127.0.0.1:${port[$emulator]}/restapis/${api[$emulator]}" "$signed"
  done
  for emulator in "${running[@]}"; do
    at=http://127.0.0.1:${port[$emulator]}/restapis/${api[$emulator]}/resources
    measure 'GET /restapis/{id}/resources' "$emulator" "$at" "$signed"
  done
  for path in mock proxy; do
    for emulator in "${stages[@]}"; do
      at=http://127.0.0.1:${port[$emulator]}/_aws/execute-api/${api[$emulator]}/v1/$path
      measure "a call of the stage: ${path/#proxy/HTTP_PROXY}" "$emulator" "$at"
    done
  done
}
