package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.access.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What API Gateway does with calls if the stage matches the map. */
final class Judge {

  private final Routes routes;
  private final List<GuardedRoute> guarded = new ArrayList<>();
  private final Map<Operation.Key, GuardedRoute> guardedByKey = new HashMap<>();
  private final Map<Operation.Key, OpenRoute> openByKey = new LinkedHashMap<>();
  private final Map<String, List<OpenRoute>> openByAuthority = new HashMap<>();

  Judge(DesiredApi api) {
    routes = Routes.of(api);
    for (Operation operation : api.operations().values()) {
      Access access = Access.of(operation);
      Optional<Backend> backend = Backend.of(operation, access, api.settings());
      if (!access.letsEverybodyIn()) {
        GuardedRoute route = new GuardedRoute(operation, access, backend.orElse(null));
        guarded.add(route);
        guardedByKey.put(operation.key(), route);
      } else if (backend.isPresent()) {
        OpenRoute route = new OpenRoute(operation, backend.get());
        openByKey.put(operation.key(), route);
        openByAuthority
            .computeIfAbsent(backend.get().authority(), key -> new ArrayList<>())
            .add(route);
      }
    }
    // The API does not have these routes, and another route may have the same path.
    for (Operation closed : api.keptOut()) {
      Access access = Access.of(closed);
      Optional<Backend> backend = Backend.of(closed, access, api.settings());
      guarded.add(new GuardedRoute(closed, access, backend.orElse(null)));
    }
  }

  /** The routes that do not let everybody in, including those that are kept out of the API. */
  List<GuardedRoute> guarded() {
    return guarded;
  }

  /** The open routes to the same backend as a guarded one. */
  List<OpenRoute> beside(GuardedRoute route) {
    return route.backend() == null
        ? List.of()
        : openByAuthority.getOrDefault(route.backend().authority(), List.of());
  }

  /** How a call relates to a guarded route. */
  Judgement of(GuardedRoute route, String method, String path) {
    Operation.Key key = routes.answering(bare(path), method).orElse(null);
    if (key == null || guardedByKey.containsKey(key)) {
      return new Judgement(true, guardedByKey.getOrDefault(key, route), null);
    }
    OpenRoute open = openByKey.get(key);
    boolean matters =
        open != null
            && !key.path().equals(route.key().path())
            && route.backend() != null
            && route.backend().authority().equals(open.backend().authority());
    return new Judgement(matters, route, open);
  }

  /** API Gateway does not distinguish {@code /a/} from {@code /a}. */
  private static String bare(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /**
   * How a call relates to a guarded route.
   *
   * @param matters whether the call could reach the same backend, or should lead nowhere
   * @param route the route that answers the call, if it is guarded
   * @param open the route that lets the call in; null for none
   */
  record Judgement(boolean matters, GuardedRoute route, @Nullable OpenRoute open) {}
}
