package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.route.ObjectName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects as they were last seen. Adding one returns whether that changes the map. */
final class ObjectStore implements ObjectKeeper {

  private final Map<ObjectScope, ClusterObjects> seen = new HashMap<>();
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
  public synchronized boolean replace(ObjectScope scope, ClusterObjects objects) {
    missing.remove(scope);
    boolean lost = stale.remove(scope);
    return !objects.equals(seen.put(scope, objects)) || lost;
  }

  @Override
  public synchronized boolean put(ObjectScope scope, ClusterObject object) {
    return of(scope).put(object);
  }

  @Override
  public synchronized boolean remove(ObjectScope scope, ClusterObject object) {
    return of(scope).remove(object.id());
  }

  @Override
  public synchronized boolean wantsList(ObjectScope scope) {
    return of(scope).wantList();
  }

  /** All objects. */
  synchronized SortedMap<ObjectName, ClusterObject> all() {
    SortedMap<ObjectName, ClusterObject> all = new TreeMap<>();
    seen.values().forEach(objects -> all.putAll(objects.byName()));
    return all;
  }

  private ClusterObjects of(ObjectScope scope) {
    return seen.computeIfAbsent(scope, missed -> new ClusterObjects(missed.kind()));
  }
}
