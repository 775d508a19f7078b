package dev.ingressmap.gateway.route;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All objects of a source that declare routes, in the source's order. It is the single source of
 * truth.
 */
public record IngressMap(List<RouteObject> objects) {

  public IngressMap {
    objects = List.copyOf(objects);
  }

  /** The objects of one kind. */
  public <T extends RouteObject> List<T> of(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /**
   * The routes of every rule that has a host, including those that are kept out of the API. A rule
   * without a host has no address that API Gateway could call.
   */
  public List<Route> routes() {
    return objects.stream().flatMap(object -> object.routes().stream()).toList();
  }

  /** What other tools have created and is left out, in words; empty if there is nothing. */
  public String leftOut() {
    SortedMap<String, Integer> kinds = new TreeMap<>();
    objects.forEach(
        object -> object.generated().ifPresent(kind -> kinds.merge(kind, 1, Integer::sum)));
    return kinds.entrySet().stream()
        .map(kind -> kind.getValue() + " " + kind.getKey())
        .collect(Collectors.joining(", "));
  }

  /** The hosts that the rules name, wildcards included. */
  public Set<String> hosts() {
    Set<String> hosts = new HashSet<>();
    objects.forEach(object -> hosts.addAll(object.hosts()));
    return hosts;
  }
}
