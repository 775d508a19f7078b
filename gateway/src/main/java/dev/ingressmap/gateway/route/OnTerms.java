package dev.ingressmap.gateway.route;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An object on terms that its team did not choose alone. */
public record OnTerms(RouteObject object, Exposure exposure) implements AdaptedObject {

  @Override
  public List<Route> declared() {
    return object.routes();
  }

  @Override
  public Optional<Flaw> flaw() {
    return object.flaw();
  }

  @Override
  public Set<String> annotations() {
    return object.annotations();
  }

  @Override
  public Set<String> services() {
    return object.services();
  }
}
