package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.ApiGateway;
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

  static RouteChanges between(SortedSet<Operation.Key> from, SortedSet<Operation.Key> to) {
    return new RouteChanges(without(to, from), without(from, to));
  }

  /** The routes of a deployment, unless it does not exist. */
  static Optional<SortedSet<Operation.Key>> routes(ApiGateway aws, String apiId, String id) {
    return aws.deployments().summary(apiId, id).map(RouteChanges::routes);
  }

  private static SortedSet<Operation.Key> routes(GetDeploymentResponse deployment) {
    SortedSet<Operation.Key> routes = new TreeSet<>();
    deployment
        .apiSummary()
        .forEach((path, methods) ->
            methods.keySet().forEach(method -> routes.add(new Operation.Key(path, method))));
    return routes;
  }

  private static List<String> without(
      SortedSet<Operation.Key> routes, SortedSet<Operation.Key> others) {
    return routes.stream().filter(r -> !others.contains(r)).map(Operation.Key::toString).toList();
  }
}
