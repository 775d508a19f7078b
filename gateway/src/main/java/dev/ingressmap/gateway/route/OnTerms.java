package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.yaml.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An object on terms that its team did not choose alone. */
public record OnTerms(RouteObject object, Exposure exposure) implements RouteObject {

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
    return object.leftOut();
  }

  @Override
  public Optional<Flaw> flaw() {
    return object.flaw();
  }

  @Override
  public Optional<Instant> created() {
    return object.created();
  }

  @Override
  public Set<String> annotations() {
    return object.annotations();
  }

  @Override
  public Set<String> services() {
    return object.services();
  }

  @Override
  public Set<String> hosts() {
    return object.hosts();
  }

  @Override
  public List<Route> routes() {
    return object.routes().stream().map(route -> route.of(this)).toList();
  }
}
