package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.traffic.Rate;
import dev.ingressmap.localstage.traffic.RouteId;
import dev.ingressmap.localstage.traffic.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What passed since the event before. There is none after an event in which nothing passed. */
final class RateEvent {

  private final Traffic traffic;
  private long before = System.nanoTime();
  private boolean quiet = true;

  RateEvent(Traffic traffic) {
    this.traffic = traffic;
  }

  /** Forgets what passed while nobody watched. */
  void restart() {
    traffic.routeRates();
    traffic.serviceRates();
    before = System.nanoTime();
    quiet = true;
  }

  Optional<Map<String, Object>> next() {
    Map<RouteId, Rate> routes = traffic.routeRates();
    Map<String, Rate> services = traffic.serviceRates();
    boolean nothing = routes.isEmpty() && services.isEmpty();
    long now = System.nanoTime();
    double seconds = CallView.millis(now - before) / 1_000;
    before = now;
    if (nothing && quiet) {
      return Optional.empty();
    }
    quiet = nothing;
    List<Map<String, Object>> ofRoutes = new ArrayList<>();
    routes.forEach((route, rate) -> ofRoutes.add(route(route, rate)));
    List<Map<String, Object>> ofTargets = new ArrayList<>();
    services.forEach((service, rate) -> {
      Map<String, Object> target = new LinkedHashMap<>();
      target.put("id", "service:" + service);
      ofTargets.add(with(target, rate));
    });
    return Optional.of(
        Map.of(
            "at", Instant.now().toString(),
            "seconds", seconds,
            "routes", ofRoutes,
            "targets", ofTargets));
  }

  private static Map<String, Object> route(RouteId route, Rate rate) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("api", route.api());
    view.put("stage", route.stage());
    view.put("route", route.route());
    view.put("canary", route.canary());
    return with(view, rate);
  }

  private static Map<String, Object> with(Map<String, Object> view, Rate rate) {
    view.put("calls", rate.calls());
    view.put("status4xx", rate.status4xx());
    view.put("status5xx", rate.status5xx());
    view.put("throttled", rate.throttled());
    view.put("stopped", rate.stopped());
    view.put("p50", rounded(rate.p50()));
    view.put("p95", rounded(rate.p95()));
    view.put("max", rounded(rate.max()));
    return view;
  }

  private static double rounded(double millis) {
    return Math.round(millis * 1_000) / 1_000.0;
  }
}
