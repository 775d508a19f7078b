package dev.ingressmap.gateway.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The Ingresses as they were last seen; adding one returns whether that changes the map. */
final class IngressStore {

  private static final String ALL = "";

  private final Map<String, Map<String, ClusterIngress>> parts = new HashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final Set<String> stale = new HashSet<>();

  /** None of the namespaces means all of them. */
  IngressStore(List<String> namespaces) {
    missing.addAll(namespaces.isEmpty() ? List.of(ALL) : namespaces);
    stale.addAll(missing);
  }

  /** Whether all of them are followed at this moment, as far as can be told. */
  synchronized boolean isCurrent() {
    return stale.isEmpty();
  }

  /** What happens to those of a namespace is not known for now. */
  synchronized void lose(@Nullable String namespace) {
    stale.add(part(namespace));
  }

  /** Whether all have been seen. */
  synchronized boolean isComplete() {
    return missing.isEmpty();
  }

  /** Takes a whole list; true if the map is another one, or was not known. */
  synchronized boolean replace(@Nullable String namespace, List<JsonNode> objects) {
    String part = part(namespace);
    Map<String, ClusterIngress> seen = new HashMap<>();
    for (JsonNode object : objects) {
      ClusterIngress ingress = ClusterIngress.of(object);
      seen.put(ingress.id(), ingress);
    }
    missing.remove(part);
    boolean lost = stale.remove(part);
    return !seen.equals(parts.put(part, seen)) || lost;
  }

  synchronized boolean put(@Nullable String namespace, JsonNode object) {
    ClusterIngress ingress = ClusterIngress.of(object);
    return !ingress.equals(of(namespace).put(ingress.id(), ingress));
  }

  synchronized boolean remove(@Nullable String namespace, JsonNode object) {
    return of(namespace).remove(ClusterIngress.of(object).id()) != null;
  }

  /** All of them, by {@code namespace/name}. */
  synchronized SortedMap<String, ClusterIngress> all() {
    Map<String, ClusterIngress> all = new HashMap<>();
    parts.values().forEach(all::putAll);
    return new TreeMap<>(all);
  }

  private Map<String, ClusterIngress> of(@Nullable String namespace) {
    return parts.computeIfAbsent(part(namespace), ignored -> new HashMap<>());
  }

  private static String part(@Nullable String namespace) {
    return namespace == null ? ALL : namespace;
  }
}
