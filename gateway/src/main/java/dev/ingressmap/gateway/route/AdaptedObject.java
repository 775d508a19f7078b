package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.yaml.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An object whose routes have other terms than its team has declared. */
interface AdaptedObject extends RouteObject {

  /** The object as it is declared. */
  RouteObject object();

  /** Its own routes that have these terms. */
  List<Route> declared();

  @Override
  default ObjectName id() {
    return object().id();
  }

  @Override
  default Origin origin() {
    return object().origin();
  }

  @Override
  default Optional<String> leftOut() {
    return object().leftOut();
  }

  @Override
  default Optional<Instant> created() {
    return object().created();
  }

  @Override
  default Set<String> hosts() {
    return object().hosts();
  }

  @Override
  default List<Route> routes() {
    return declared().stream().map(route -> route.of(this)).toList();
  }
}
