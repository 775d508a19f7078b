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

  /** Whether it serves every method that another claim serves. */
  boolean servesAllOf(Claim other) {
    return exposed() && (methods().contains("ANY") || methods().containsAll(other.methods()));
  }

  private List<String> methods() {
    return RouteOperations.methods(route.exposure());
  }
}
