package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.route.ObjectName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The objects as they were last seen. Adding one returns whether that changes the map. */
final class ObjectStore implements ObjectKeeper {

  private final Map<ObjectScope, Map<ObjectName, ClusterObject>> seen = new HashMap<>();
  private final Set<ObjectScope> missing;
  private final Set<ObjectScope> stale;

  ObjectStore(Collection<ObjectScope> scopes) {
    missing = new HashSet<>(scopes);
    stale = new HashSet<>(scopes);
  }

  /** Whether all scopes are being watched at this moment, as far as can be told. */
  synchronized boolean isCurrent() {
    return stale.isEmpty();
  }

  @Override
  public synchronized void lose(ObjectScope scope) {
    stale.add(scope);
  }

  /** Whether all scopes have been read. */
  synchronized boolean isComplete() {
    return missing.isEmpty();
  }

  /** Replaces the objects of a scope; true if the map has changed, or was not known. */
  @Override
  public synchronized boolean replace(ObjectScope scope, List<JsonNode> objects) {
    Map<ObjectName, ClusterObject> now = new HashMap<>();
    for (JsonNode json : objects) {
      ClusterObject object = ClusterObject.of(scope.kind(), json);
      now.put(object.id(), object);
    }
    missing.remove(scope);
    boolean lost = stale.remove(scope);
    return !now.equals(seen.put(scope, now)) || lost;
  }

  @Override
  public synchronized boolean put(ObjectScope scope, JsonNode json) {
    ClusterObject object = ClusterObject.of(scope.kind(), json);
    return !object.equals(of(scope).put(object.id(), object));
  }

  @Override
  public synchronized boolean remove(ObjectScope scope, JsonNode json) {
    return of(scope).remove(ClusterObject.of(scope.kind(), json).id()) != null;
  }

  /** All objects. */
  synchronized SortedMap<ObjectName, ClusterObject> all() {
    Map<ObjectName, ClusterObject> all = new HashMap<>();
    seen.values().forEach(all::putAll);
    return new TreeMap<>(all);
  }

  private Map<ObjectName, ClusterObject> of(ObjectScope scope) {
    return seen.computeIfAbsent(scope, ignored -> new HashMap<>());
  }
}
