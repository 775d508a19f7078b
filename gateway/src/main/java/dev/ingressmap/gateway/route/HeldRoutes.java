package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.yaml.Origin;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Routes of an object that is held back: as they are live, or those that wait.
 *
 * @param object that is held back
 * @param exposure as it is live
 * @param waiting whether they are not live, so that the object's wishes for them are not met
 * @param declared the object's own routes, of which these are some
 */
public record HeldRoutes(
    RouteObject object, Exposure exposure, boolean waiting, List<Route> declared)
    implements RouteObject {

  public HeldRoutes {
    declared = List.copyOf(declared);
  }

  @Override
  public ObjectName id() {
    return object.id();
  }

  @Override
  public Origin origin() {
    return object.origin();
  }

  @Override
  public Optional<String> leftOut() {
    return Optional.empty();
  }

  @Override
  public Optional<Instant> created() {
    return object.created();
  }

  @Override
  public Set<String> hosts() {
    Set<String> hosts = new HashSet<>();
    declared.forEach(route -> hosts.add(route.host()));
    return hosts;
  }

  @Override
  public List<Route> routes() {
    return declared.stream().map(route -> route.of(this)).toList();
  }
}
