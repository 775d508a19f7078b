package dev.ingressmap.gateway.deploy.access;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.Split;
import dev.ingressmap.gateway.settings.Stage;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The routes of a map by the paths that callers know, and who may call each. */
public final class Routes {

  private static final String ANY = "ANY";

  /** A resource's own method comes before its {@code ANY}. */
  private static final Comparator<Route> NEAREST =
      Comparator.comparing((Route route) -> route.key().method().equals(ANY))
          .thenComparing(Route::key);

  private final SortedMap<Operation.Key, Route> routes = new TreeMap<>();
  private final PathTree<Route> paths = new PathTree<>();
  private final SortedSet<String> methods = new TreeSet<>();

  private record Route(Operation.Key key, Access access) {

    /** Whether it answers browsers' preflight requests, which gives no access. */
    boolean isPreflight() {
      return key.method().equals("OPTIONS") && access.mock();
    }

    boolean letsInMoreThan(Route before) {
      return !isPreflight() && access.isMoreOpenThan(before.access);
    }
  }

  public Routes(Map<Operation.Key, Access> access) {
    access.forEach(this::put);
  }

  /** The routes of a desired API. */
  public static Routes of(DesiredApi desired) {
    return new Routes(access(desired));
  }

  /** Who may call the routes of a desired API. */
  public static Map<Operation.Key, Access> access(DesiredApi desired) {
    Map<Operation.Key, Access> routes = new HashMap<>();
    Map<String, MethodSettings> settings = desired.settings().stage().methods();
    desired
        .operations()
        .forEach((key, operation) -> {
          MethodSettings own = settings.getOrDefault(key.toString(), settings.get(Stage.ALL));
          Access access = Access.of(operation);
          routes.put(key, access.with(own == null ? null : own.throttle()));
        });
    return routes;
  }

  /** A route of a part, with the path that callers know. */
  public static Operation.Key whole(String part, Operation.Key key) {
    return new Operation.Key(Split.whole(part, key.path()), key.method());
  }

  public void put(Operation.Key key, Access access) {
    Route route = new Route(key, access);
    if (routes.put(key, route) != null) {
      paths.at(key.path()).removeIf(other -> other.key().equals(key));
    }
    paths.at(key.path()).add(route);
    methods.add(key.method());
  }

  SortedSet<Operation.Key> keys() {
    return new TreeSet<>(routes.keySet());
  }

  /** Who may call a route, null if it does not exist. */
  public @Nullable Access access(Operation.Key key) {
    Route route = routes.get(key);
    return route == null ? null : route.access();
  }

  /** Who may call a route; if it does not exist, who may call the route that gets its calls. */
  public @Nullable Access nearest(Operation.Key key) {
    return route(key.path(), key.method()).map(Route::access).orElse(null);
  }

  /**
   * The route that gets a call, by API Gateway's rules.
   *
   * @param path of the call; a variable matches any segment
   */
  public Optional<Operation.Key> answering(String path, String method) {
    return route(path, method).map(Route::key);
  }

  /** Whether a route, old or new, now lets in calls that the earlier routes refused. */
  public boolean letInMoreAt(Operation.Key key, Routes before) {
    String path = key.path();
    Collection<String> methods = key.method().equals(ANY) ? methods(before) : List.of(key.method());
    return methods.stream()
        .anyMatch(method -> {
          Route old = before.route(path, method).orElse(null);
          Route now = old == null ? null : route(path, method).orElse(null);
          return old != null
              && now != null
              && (old.key().equals(key) || now.key().equals(key))
              && now.letsInMoreThan(old);
        });
  }

  /** The methods of both sets of routes; {@code ANY} stands for all others. */
  private SortedSet<String> methods(Routes others) {
    SortedSet<String> all = new TreeSet<>(methods);
    all.addAll(others.methods);
    return all;
  }

  /** The route that gets a call. */
  private Optional<Route> route(String path, String method) {
    return paths.find(
        path, routes -> routes.stream().filter(route -> route.key().takes(method)).min(NEAREST));
  }
}
