# gateway plan, of a map that is live already, so that all of it is read and compared, and nothing has changed.
row_plan() {
  has_jar "$gateway_jar" && has_jar "$stage_jar" || return 0
  local one many routes
  read -r one many < <(free_ports 2)
  local -A port=([1]=$one [295]=$many)
  for routes in 1 295; do
    write_map $routes "$work/$routes.yaml"
    local_stage "stage-$routes" "${port[$routes]}" -f "$work/$routes.yaml"
    must_start "stage-$routes" "${port[$routes]}" /_local/health || return 0
  done
  in_rounds plan_round
  stop_all
}

plan_round() {
  local routes times TIMEFORMAT='%R %U %S'
  for routes in 1 295; do
    times=$(
      cd "$work"
      { time "$java" -jar "$gateway_jar" plan -f "$routes.yaml" --endpoint-url "http://127.0.0.1:${port[$routes]}" \
        >"$logs/plan-$routes.log" 2>&1; } 2>&1
    ) || {
      skip "plan of $routes, nothing changed" gateway "it failed or saw changes: see benchmarks/target/log/plan-$routes.log"
      continue
    }
    record "plan of $routes, nothing changed" gateway wall "${times%% *}"
    record "plan of $routes, nothing changed" gateway cpus "$(awk '{ print $2 + $3 }' <<<"$times")"
  done
}
