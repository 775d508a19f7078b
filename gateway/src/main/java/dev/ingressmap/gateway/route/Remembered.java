package dev.ingressmap.gateway.route;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes that the live API has, as their owners declared them: the API is the memory. */
public final class Remembered {

  /** Of an API that does not exist yet. */
  public static final Remembered NOTHING = new Remembered(List.of());

  private final Map<Place, DeclaredRoute> routes = new HashMap<>();

  private record Place(String object, String host, String path, PathType type) {}

  public Remembered(Collection<DeclaredRoute> declared) {
    declared.forEach(route ->
        routes.put(new Place(route.object(), route.host(), route.path(), route.type()), route));
  }

  /** The live declaration of a route, if its owner's route is live. */
  public Optional<DeclaredRoute> of(Route route) {
    return Optional.ofNullable(
        routes.get(
            new Place(route.object().id().describe(), route.host(), route.path(), route.type())));
  }

  /** The live routes of an object, whatever it declares by now. */
  public List<Route> of(RouteObject object) {
    String name = object.id().describe();
    return routes.values().stream()
        .filter(route -> route.object().equals(name))
        .sorted()
        .map(route ->
            new Route(
                route.host(), route.tls(), route.path(), route.type(), object, object.origin()))
        .toList();
  }

  /** All of them, in no order. */
  public Collection<DeclaredRoute> all() {
    return routes.values();
  }
}
