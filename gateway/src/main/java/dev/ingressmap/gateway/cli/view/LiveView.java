package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.api.Canary;
import dev.ingressmap.gateway.cli.option.StateOption.State;
import dev.ingressmap.gateway.cli.report.Subject;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.deploy.LiveMap;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.api.LiveApi;
import dev.ingressmap.gateway.deploy.api.LiveRoute;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.stage.StageValue;
import dev.ingressmap.gateway.deploy.stage.StageValue.Variable;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Views the map that AWS has: the working copies of its APIs, and what they keep of owners. */
final class LiveView {

  private final Session session;
  private final LiveMap live;
  private final Map<Operation.Key, DeclaredRoute> declared;
  private final Routes access;
  private final Set<Operation.Key> fixed = new HashSet<>();
  private final SortedMap<Operation.Key, ViewedRoute> routes = new TreeMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();

  private LiveView(Session session, LiveMap live, Map<Operation.Key, DeclaredRoute> declared) {
    this.session = session;
    this.live = live;
    this.declared = declared;
    this.access = live.routes();
    session
        .settings()
        .routes()
        .forEach(route -> fixed.add(new Operation.Key(route.path(), route.method())));
  }

  /**
   * Reads the map.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if it has no API yet
   */
  static ViewedMap of(Session session) {
    LiveMap live = session.map().read();
    if (live.rest() == null) {
      throw Subject.noApi(session.settings());
    }
    return new LiveView(session, live, session.map().owned(live)).view();
  }

  private ViewedMap view() {
    live.surplus()
        .values()
        .forEach(part ->
            part.routes()
                .forEach((key, who) -> add(key, ViewedBackend.UNKNOWN, who, "its part moves")));
    live.apis().forEach(this::add);
    return new ViewedMap(
        State.LIVE, session.settings(), routes, List.of(), List.of(), variables, remarks);
  }

  private void add(String part, LiveApi api) {
    Settings settings = session.settings().of(part);
    String title = "Stage " + settings.stage().name() + " of API " + settings.api().title();
    LiveStage stage = api.stage();
    Set<Operation.Key> onlyCanary = Set.of();
    if (stage == null) {
      remarks.add(title + " does not exist yet.");
    } else {
      add(title, stage, api);
      onlyCanary = onlyOfCanary(stage, api);
    }
    for (Map.Entry<Operation.Key, LiveRoute> route : api.routes().entrySet()) {
      add(
          Routes.whole(part, route.getKey()),
          ViewedBackend.of(route.getValue().values()),
          route.getValue().access(),
          onlyCanary.contains(route.getKey()) ? "canary only" : "");
    }
  }

  private void add(String title, LiveStage stage, LiveApi api) {
    if (stage.canary() != null) {
      remarks.add(title + " has a canary: " + StageValue.of(stage.canary()) + ".");
    } else if (!api.deployments().isNewest(stage.deployment())) {
      remarks.add(
          title
              + " is behind these routes: it serves deployment "
              + stage.deployment()
              + ", see gateway history.");
    }
    stage
        .settings()
        .forEach((value, text) -> {
          if (value instanceof Variable variable) {
            variables.putIfAbsent(variable.name(), text);
          }
        });
  }

  /** The routes that the canary has and the live deployment has not. */
  private Set<Operation.Key> onlyOfCanary(LiveStage stage, LiveApi api) {
    Canary canary = stage.canary();
    Set<Operation.Key> keys = new HashSet<>();
    if (canary != null) {
      keys.addAll(deployed(api, canary.deployment()));
      keys.removeAll(deployed(api, stage.deployment()));
    }
    return keys;
  }

  private Set<Operation.Key> deployed(LiveApi api, String deployment) {
    return RouteChanges.routes(session.aws(), api.id(), deployment)
        .map(Map::keySet)
        .orElse(Set.of());
  }

  private void add(Operation.Key key, ViewedBackend backend, Access who, String note) {
    DeclaredRoute route = declared.get(key);
    @Nullable Access throttled = access.access(key);
    routes.put(
        key,
        new ViewedRoute(
            key,
            route == null ? (fixed.contains(key) ? "gateway.yaml" : null) : route.owner(),
            route == null
                ? null
                : route.type() + " " + route.host() + route.path() + " of " + route.object(),
            route == null ? null : route.host(),
            backend,
            throttled == null ? who : throttled,
            note));
  }
}
