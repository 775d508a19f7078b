package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.api.Integration.Response;
import dev.ingressmap.gateway.ingress.Exposure;
import dev.ingressmap.gateway.ingress.Exposure.Authorization;
import dev.ingressmap.gateway.ingress.Exposure.IntegrationType;
import dev.ingressmap.gateway.ingress.Route;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The operations that a route puts on a path. */
final class RouteOperations {

  /** A backend's failure must not reach the client as a 200, which a lone default would make it. */
  private static final List<Response> HTTP_RESPONSES =
      List.of(
          new Response("4\\d{2}", "400"),
          new Response("5\\d{2}", "500"),
          new Response(null, "200"));

  private RouteOperations() {}

  static List<Operation> of(ApiPath path, Route route) {
    return methods(route.exposure()).stream()
        .map(method -> operation(path, method, route))
        .toList();
  }

  /** One that answers as if it were not there, whatever the method. */
  static Operation closed(ApiPath path, Route route) {
    return new Operation(
        new Operation.Key(path.resource(), "ANY"),
        Authorization.NONE,
        false,
        path.variables(),
        new TreeMap<>(Map.of("403", "")),
        Integration.CLOSED,
        route);
  }

  static List<String> methods(Exposure exposure) {
    if (!exposure.methods().isEmpty()) {
      return exposure.methods();
    }
    return List.of(exposure.integration() == IntegrationType.HTTP ? "GET" : "ANY");
  }

  private static Operation operation(ApiPath path, String method, Route route) {
    Exposure exposure = route.exposure();
    boolean proxy = exposure.integration() == IntegrationType.HTTP_PROXY;
    Integration integration =
        new Integration(
            Integration.Type.valueOf(exposure.integration().name()),
            method,
            (route.tls() ? "https://" : "http://") + route.host() + path.backend(),
            Objects.requireNonNullElse(
                exposure.timeoutMillis(), Integration.LONGEST_TIMEOUT_MILLIS),
            path.variables().isEmpty()
                ? Map.of()
                : Map.of("integration.request.path.proxy", "method.request.path.proxy"),
            Map.of(),
            proxy ? List.of() : HTTP_RESPONSES);
    return new Operation(
        new Operation.Key(path.resource(), method),
        exposure.authorization(),
        exposure.apiKeyRequired(),
        path.variables(),
        proxy ? new TreeMap<>(Map.of("200", "")) : httpResponses(),
        integration,
        route);
  }

  private static SortedMap<String, String> httpResponses() {
    SortedMap<String, String> responses = new TreeMap<>();
    HTTP_RESPONSES.forEach(response -> responses.put(response.status(), ""));
    responses.put("200", "Empty");
    return responses;
  }
}
