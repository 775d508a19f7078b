package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.route.Route;
import java.util.List;

/** A route and its path in the API, whether it is exposed there or not. */
record Claim(Route route, ApiPath path) {

  boolean exposed() {
    return route.exposure().exposed();
  }

  /** Whether only the path itself is claimed and nothing below it. */
  boolean exact() {
    return route.type() == PathType.EXACT;
  }

  /** The operations that would refuse every caller. */
  List<Operation> closed() {
    Operation closed = RouteOperations.closed(path, route);
    return exact() ? List.of(closed) : List.of(closed, RouteOperations.closed(path.below(), route));
  }

  /**
   * Whether the ingress prefers the other claim at this claim's own path, because it is more
   * specific.
   */
  boolean yieldsTo(Claim other) {
    return sameHost(other)
        && !exact()
        && other.exact()
        && path.resource().equals(other.path.resource());
  }

  /**
   * Whether requests to this claim's path could reach the other claim's backend. The ingress
   * prefers the other claim there, but API Gateway tries a proxy resource further up if a resource
   * lacks the method.
   */
  boolean leaksInto(Claim other) {
    return exposed()
        && !exact()
        && sameHost(other)
        && other.path.isBelow(path)
        && !(other.exposed() && other.serves(methods()));
  }

  private boolean serves(List<String> methods) {
    return methods().contains("ANY") || methods().containsAll(methods);
  }

  private List<String> methods() {
    return RouteOperations.methods(route.exposure());
  }

  private boolean sameHost(Claim other) {
    return route.host().equals(other.route.host());
  }
}
