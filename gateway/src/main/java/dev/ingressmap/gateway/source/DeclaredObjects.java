package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.route.Annotations;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.ObjectKind;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.yaml.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The objects of which an API keeps the declarations of their live routes. */
public final class DeclaredObjects {

  private static final Pattern NAME = Pattern.compile("(\\S+) ([^/\\s]+)/([^/\\s]+)");

  private DeclaredObjects() {}

  /**
   * The objects, sorted by name. There is one for each kind of terms that an object has.
   *
   * @param source their name in messages
   */
  public static List<RouteObject> of(Collection<DeclaredRoute> routes, Origin source) {
    Map<String, Map<Exposure, Set<DeclaredRoute>>> objects = new TreeMap<>();
    for (DeclaredRoute route : routes) {
      objects
          .computeIfAbsent(route.object(), name -> new LinkedHashMap<>())
          .computeIfAbsent(route.exposure(), terms -> new TreeSet<>())
          .add(route);
    }
    List<RouteObject> read = new ArrayList<>();
    objects.forEach((name, terms) ->
        name(name)
            .ifPresent(id ->
                terms.forEach((exposure, some) ->
                    read.add(new Declared(id, source, exposure, List.copyOf(some))))));
    return read;
  }

  private static Optional<ObjectName> name(String text) {
    Matcher name = NAME.matcher(text);
    return name.matches()
        ? RouteSource.kinds().stream()
            .filter(kind -> kind.kind().equals(name.group(1)))
            .findFirst()
            .map((ObjectKind kind) -> new ObjectName(kind, name.group(2), name.group(3)))
        : Optional.empty();
  }

  private record Declared(
      ObjectName id, Origin origin, Exposure exposure, List<DeclaredRoute> declared)
      implements RouteObject {

    @Override
    public Optional<String> leftOut() {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> created() {
      return Optional.empty();
    }

    /** Its terms are as they are live, and no default is to change them. */
    @Override
    public Set<String> annotations() {
      Set<String> said = new TreeSet<>(Annotations.of(exposure).keySet());
      said.addAll(List.of("authorization", "api-key-required", "timeout-ms"));
      return said;
    }

    @Override
    public Set<String> hosts() {
      return declared.stream().map(DeclaredRoute::host).collect(Collectors.toSet());
    }

    @Override
    public List<Route> routes() {
      return declared.stream()
          .map(route ->
              new Route(route.host(), route.tls(), route.path(), route.type(), this, origin))
          .toList();
    }
  }
}
