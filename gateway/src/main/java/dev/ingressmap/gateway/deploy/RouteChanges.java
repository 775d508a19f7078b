package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.ApiGateway;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentResponse;

/**
 * What is different for callers between one deployment and another, as far as AWS tells: the
 * methods of each path and who may call them, and nothing of what is behind them.
 *
 * @param added routes as {@code METHOD /path} that only the later one has
 * @param removed routes that only the earlier one has
 * @param moreOpen routes at which callers are let in that were refused
 */
public record RouteChanges(List<String> added, List<String> removed, List<String> moreOpen) {

  public RouteChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    moreOpen = List.copyOf(moreOpen);
  }

  static RouteChanges between(Routes from, Routes to) {
    SortedSet<Operation.Key> all = from.keys();
    all.addAll(to.keys());
    return new RouteChanges(
        names(all, key -> from.access(key) == null),
        names(all, key -> to.access(key) == null),
        names(all, key -> to.letInMoreAt(key, from)));
  }

  private static List<String> names(SortedSet<Operation.Key> keys, Predicate<Operation.Key> which) {
    return keys.stream().filter(which).map(Operation.Key::toString).toList();
  }

  /** Whether nothing is different. */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && moreOpen.isEmpty();
  }

  /** The routes of a deployment, unless it does not exist. */
  static Optional<Map<Operation.Key, Access>> routes(ApiGateway aws, String apiId, String id) {
    return aws.deployments().summary(apiId, id).map(RouteChanges::routes);
  }

  /**
   * What a plan changes for the callers of a stage that is behind its API; empty if it is not. What
   * goes from the API of one part of a map to another's stays for them.
   */
  static Optional<RouteChanges> forCallers(ApiGateway aws, MapPlan plan) {
    if (plan.apis().stream().allMatch(api -> api.stageBehind().isEmpty())) {
      return Optional.empty();
    }
    Map<Operation.Key, Access> from = new HashMap<>();
    Map<Operation.Key, Access> to = new HashMap<>();
    for (Plan api : plan.apis()) {
      Optional<LiveStage> behind = api.stageBehind();
      behind
          .flatMap(stage -> routes(aws, String.valueOf(api.apiId()), stage.deployment()))
          .ifPresent(routes -> putWhole(api.part(), routes, from));
      if (behind.isPresent() || api.liveStage() == null) {
        putWhole(api.part(), Routes.access(api.desired()), to);
      }
    }
    String stage = plan.settings().stage().name();
    plan.live().surplus().values().stream()
        .filter(part -> part.stages().contains(stage))
        .forEach(part -> from.putAll(part.routes()));
    return Optional.of(between(new Routes(from), new Routes(to)));
  }

  /** Takes in routes by the paths that callers of a part of a map know. */
  private static void putWhole(
      String part, Map<Operation.Key, Access> routes, Map<Operation.Key, Access> all) {
    routes.forEach((key, access) -> all.put(Routes.whole(part, key), access));
  }

  private static Map<Operation.Key, Access> routes(GetDeploymentResponse deployment) {
    Map<Operation.Key, Access> routes = new HashMap<>();
    deployment
        .apiSummary()
        .forEach((path, methods) ->
            methods.forEach(
                (method, facts) -> routes.put(new Operation.Key(path, method), Access.of(facts))));
    return routes;
  }
}
