package dev.ingressmap.gateway.route;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All objects of a source that declare routes, in the source's order. It is the single source of
 * truth.
 *
 * @param namespaces the labels of each, as far as they are known
 */
public record IngressMap(List<RouteObject> objects, Map<String, Map<String, String>> namespaces) {

  public IngressMap {
    objects = List.copyOf(objects);
    namespaces = Map.copyOf(namespaces);
  }

  /** A map of which the labels of namespaces are not known. */
  public IngressMap(List<RouteObject> objects) {
    this(objects, Map.of());
  }

  /** This map, of which the labels of namespaces are known. */
  public IngressMap with(Map<String, Map<String, String>> labels) {
    return new IngressMap(objects, labels);
  }

  /** The labels of a namespace, as far as they are known. */
  public Map<String, String> labelsOf(String namespace) {
    return namespaces.getOrDefault(namespace, Map.of());
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

  /** What is not part of the map, in words; empty if there is nothing. */
  public String leftOut() {
    SortedMap<String, Integer> kinds = new TreeMap<>();
    objects.forEach(
        object -> object.leftOut().ifPresent(kind -> kinds.merge(kind, 1, Integer::sum)));
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
