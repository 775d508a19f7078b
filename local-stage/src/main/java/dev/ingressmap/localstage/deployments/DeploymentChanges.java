package dev.ingressmap.localstage.deployments;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What callers and backends can notice of another deployment, by route: sorted by path, and then by
 * method.
 *
 * @param changed begins with what concerns the whole API, as the route {@code API}
 */
public record DeploymentChanges(
    List<RouteSummary> added, List<RouteSummary> removed, List<RouteChanges> changed) {

  private static final String API = "API";

  public DeploymentChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /** The changes from one definition to another one. */
  public static DeploymentChanges between(ApiDefinition from, ApiDefinition to) {
    Map<Route, PlacedMethod> before = routes(from);
    Map<Route, PlacedMethod> after = routes(to);
    List<RouteSummary> added = new ArrayList<>();
    List<RouteSummary> removed = new ArrayList<>();
    List<RouteChanges> changed = new ArrayList<>();
    add(changed, API, ApiDifferences.between(from, to));
    before.forEach((route, method) -> {
      PlacedMethod now = after.get(route);
      if (now == null) {
        removed.add(RouteSummary.of(route.toString(), method));
      } else {
        add(changed, route.toString(), MethodDifferences.between(method, now));
      }
    });
    after.forEach((route, method) -> {
      if (!before.containsKey(route)) {
        added.add(RouteSummary.of(route.toString(), method));
      }
    });
    return new DeploymentChanges(added, removed, changed);
  }

  private static void add(List<RouteChanges> changed, String route, List<Change> changes) {
    if (!changes.isEmpty()) {
      changed.add(new RouteChanges(route, changes));
    }
  }

  private static Map<Route, PlacedMethod> routes(ApiDefinition definition) {
    Map<Route, PlacedMethod> routes =
        new TreeMap<>(Comparator.comparing(Route::path).thenComparing(Route::method));
    for (Resource resource : definition.resources().values()) {
      resource
          .resourceMethods()
          .forEach((name, method) ->
              routes.put(
                  new Route(name, resource.path()),
                  new PlacedMethod(method, resource.id(), definition.components())));
    }
    return routes;
  }

  private record Route(String method, String path) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
