# GET /health: our jar against Go, Spring MVC and nginx, each in its own idiom.
row_health() {
  requires wrk nginx || return 0
  has_jar "$healthy_jar" || return 0
  local ours management go spring nginx servers=(healthy-service)
  read -r ours management go spring nginx < <(free_ports 5)
  local -A port=([healthy-service]=$ours [go]=$go [spring]=$spring [nginx]=$nginx)

  service_jar healthy-service "$ours" "$management"
  must_start healthy-service "$ours" /health || return 0

  if build_go; then
    start go "$target/go-health" -addr "127.0.0.1:$go"
    servers+=(go)
  fi

  if lacks maven mvn; then
    skip - spring "$reason"
  elif JAVA_HOME=$jdk mvn --batch-mode --quiet -f "$here/spring/pom.xml" package >"$logs/spring-build.log" 2>&1; then
    version spring "$(sed -n 's:^ *<version>\([0-9.]*[0-9]\.[0-9.]*\)</version>.*:\1:p' "$here/spring/pom.xml")"
    start spring "$java" -jar "$target/spring/spring.jar" --server.port="$spring" --server.address=127.0.0.1
    servers+=(spring)
  else
    skip - spring "it does not build: see benchmarks/target/log/spring-build.log"
  fi

  cat >"$work/health.conf" <<CONF
server {
  listen 127.0.0.1:$nginx;
  location = /health {
    default_type application/json;
    add_header Cache-Control no-store;
    return 200 '{\n\t"version": "v1.0",\n\t"message": "We are Healthy!"\n}';
  }
}
CONF
  nginx_on nginx "$work/health.conf"
  servers+=(nginx)

  local running=()
  wait_for_all /health "${servers[@]}"
  in_rounds health_round
  stop_all
}

health_round() {
  local server
  for server in "${running[@]}"; do
    measure 'GET /health' "$server" "http://127.0.0.1:${port[$server]}/health"
  done
}
