package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.settings.Split;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentResponse;

/**
 * The routes that one deployment has and another has not, as far as AWS tells: the methods of each
 * path, and nothing of what is behind them.
 *
 * @param added routes as {@code METHOD /path} that only the later one has
 * @param removed routes that only the earlier one has
 */
public record RouteChanges(List<String> added, List<String> removed) {

  public RouteChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  static <R> RouteChanges between(SortedSet<R> from, SortedSet<R> to) {
    return new RouteChanges(without(to, from), without(from, to));
  }

  /** The routes of a deployment, unless it does not exist. */
  static Optional<SortedSet<Operation.Key>> routes(ApiGateway aws, String apiId, String id) {
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
    SortedSet<String> from = new TreeSet<>();
    SortedSet<String> to = new TreeSet<>();
    for (Plan api : plan.apis()) {
      Optional<LiveStage> behind = api.stageBehind();
      behind
          .flatMap(stage -> routes(aws, String.valueOf(api.apiId()), stage.deployment()))
          .ifPresent(routes -> from.addAll(whole(api.part(), routes)));
      if (behind.isPresent() || api.liveStage() == null) {
        to.addAll(whole(api.part(), api.desired().operations().keySet()));
      }
    }
    String stage = plan.settings().stage().name();
    plan.live().surplus().values().stream()
        .filter(part -> part.stages().contains(stage))
        .forEach(part -> from.addAll(part.routes()));
    return Optional.of(between(from, to));
  }

  /** Routes by the paths that callers of a part of a map know. */
  private static List<String> whole(String part, Collection<Operation.Key> routes) {
    return routes.stream().map(route -> Split.wholeMethod(part, route.toString())).toList();
  }

  private static SortedSet<Operation.Key> routes(GetDeploymentResponse deployment) {
    SortedSet<Operation.Key> routes = new TreeSet<>();
    deployment
        .apiSummary()
        .forEach((path, methods) ->
            methods.keySet().forEach(method -> routes.add(new Operation.Key(path, method))));
    return routes;
  }

  private static <R> List<String> without(SortedSet<R> routes, SortedSet<R> others) {
    return routes.stream().filter(route -> !others.contains(route)).map(Object::toString).toList();
  }
}
