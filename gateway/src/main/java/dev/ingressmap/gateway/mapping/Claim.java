package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.route.HeldRoutes;
import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.route.Route;
import java.util.List;

/** A route and its path in the API, whether it is exposed there or not. */
record Claim(Route route, ApiPath path) {

  boolean exposed() {
    return route.exposure().exposed();
  }

  /** Whether it belongs to an object that is held back, and is not live. */
  boolean waits() {
    return route.object() instanceof HeldRoutes held && held.waiting();
  }

  /** Whether it waits, and there is not even room to close its path. */
  boolean waitsForRoom() {
    return route.object() instanceof HeldRoutes held && held.waiting() && !held.fits();
  }

  /** Whether only the path itself is claimed and nothing below it. */
  boolean exact() {
    return route.type() == PathType.EXACT;
  }

  String namespace() {
    return route.object().id().namespace();
  }

  /** Whether the ingress can send calls to only one of the two. */
  boolean isSamePlaceAs(Claim other) {
    return exact() == other.exact()
        && route.host().equals(other.route.host())
        && path.resource().equals(other.path.resource());
  }

  /** The operations that would refuse every caller. */
  List<Operation> closed() {
    Operation closed = closed(path);
    return exact() ? List.of(closed) : List.of(closed, closed(path.below()));
  }

  private Operation closed(ApiPath at) {
    Operation closed = RouteOperations.closed(at, route);
    return waits() ? closed.undeclared() : closed;
  }

  /** Whether it serves every method that another claim serves. */
  boolean servesAllOf(Claim other) {
    return exposed() && (methods().contains("ANY") || methods().containsAll(other.methods()));
  }

  /** Whether some method is served by both. */
  boolean sharesMethodWith(Claim other) {
    return methods().contains("ANY")
        || other.methods().contains("ANY")
        || methods().stream().anyMatch(other.methods()::contains);
  }

  private List<String> methods() {
    return RouteOperations.methods(route.exposure());
  }
}
