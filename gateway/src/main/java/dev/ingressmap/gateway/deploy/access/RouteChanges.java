package dev.ingressmap.gateway.deploy.access;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.api.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * What changes for callers between two deployments, as far as AWS reveals it: the methods of each
 * path and who may call them, but not the integrations.
 *
 * @param added routes, as {@code METHOD /path}, that only the later deployment has
 * @param removed routes that only the earlier deployment has
 * @param moreOpen routes that let in callers that were refused before
 */
public record RouteChanges(List<String> added, List<String> removed, List<String> moreOpen) {

  public RouteChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    moreOpen = List.copyOf(moreOpen);
  }

  public static RouteChanges between(Routes from, Routes to) {
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

  /** Whether nothing changes. */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && moreOpen.isEmpty();
  }

  /** The routes of a deployment, if it exists. */
  public static Optional<Map<Operation.Key, Access>> routes(
      ApiGateway aws, String apiId, String id) {
    return aws.deployments().summary(apiId, id).map(RouteChanges::routes);
  }

  private static Map<Operation.Key, Access> routes(Map<String, Map<String, Method>> summary) {
    Map<Operation.Key, Access> routes = new HashMap<>();
    summary.forEach((path, methods) ->
        methods.forEach((method, facts) ->
            routes.put(new Operation.Key(path, method), Access.of(facts, null))));
    return routes;
  }
}
