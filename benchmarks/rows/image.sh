# The image of healthy-service in 128 MiB, as on a cluster, against Go in a container, and plans by gateway's image.
row_image() {
  requires wrk nginx || return 0
  has_jar "$stage_jar" || return 0
  if ! docker version >/dev/null 2>&1; then
    skip - - "no Docker engine answers: install Docker, and start it"
    return 0
  fi
  local image
  for image in healthy-service gateway; do
    if ! [ -f "$root/$image/target/jib-image.tar" ]; then
      skip - - "no $image/target/jib-image.tar: make the images with mvn -Pimages package"
      return 0
    fi
  done
  local ours management fast fast_management go stage servers=(image fast)
  read -r ours management fast fast_management go stage < <(free_ports 6)
  local -A port=([image]=$ours [fast]=$fast [go]=$go)
  local healthy gateway
  healthy=$(docker load --quiet --input "$root/healthy-service/target/jib-image.tar" | sed -n 's/^Loaded image: //p')
  gateway=$(docker load --quiet --input "$root/gateway/target/jib-image.tar" | sed -n 's/^Loaded image: //p')

  contain image --env SERVER_PORT="$ours" --env MANAGEMENT_SERVER_PORT="$management" "$healthy"
  contain fast --env SERVER_PORT="$fast" --env MANAGEMENT_SERVER_PORT="$fast_management" \
    --env JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=4 "$healthy"
  if build_go; then
    tar -C "$target" -c go-health | docker import - ingressmap-benchmark-go >/dev/null
    contain go ingressmap-benchmark-go /go-health -addr "127.0.0.1:$go"
    servers+=(go)
  fi

  local running=()
  wait_for_all /health "${servers[@]}"
  in_rounds image_round
  stop_all
  docker image rm --force ingressmap-benchmark-go >/dev/null 2>&1 || true
  write_map 295 "$work/295.yaml"
  local_stage stage "$stage" -f "$work/295.yaml"
  must_start stage "$stage" /_local/health || return 0
  in_rounds image_plan_round
  stop_all
}

image_round() {
  local server
  for server in "${running[@]}"; do
    measure 'GET /health in 128 MiB' "$server" "http://127.0.0.1:${port[$server]}/health"
  done
}

image_plan_round() {
  local begin
  begin=$(now_micros)
  if docker run --rm --network host --volume "$work:/work:ro" "$gateway" plan -f 295.yaml \
    --endpoint-url "http://127.0.0.1:$stage" >"$logs/plan-image.log" 2>&1; then
    record 'plan of 295, docker run included' image wall "$(of $(($(now_micros) - begin)) 1000000 1)"
  else
    skip 'plan of 295, docker run included' image "it failed or saw changes: see benchmarks/target/log/plan-image.log"
  fi
}
