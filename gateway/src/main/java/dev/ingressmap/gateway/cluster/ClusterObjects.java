package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.Excerpt;
import dev.ingressmap.gateway.route.ObjectKind;
import dev.ingressmap.gateway.route.ObjectName;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one kind. Each namespace has a bounded share of memory: the oldest objects that
 * fit into it are known, and of all younger ones the paths are not, in whatever order they arrive.
 */
final class ClusterObjects {

  /** About as much memory as 5,000 paths of usual length take. */
  static final long MOST_BYTES = 6_000_000;

  private static final Comparator<ClusterObject> BY_AGE =
      Comparator.comparing(ClusterObject::created).thenComparing(ClusterObject::id);

  private final ObjectKind kind;
  private final Map<ObjectName, ClusterObject> byName = new HashMap<>();
  private final Map<String, Share> shares = new HashMap<>();

  /** What a namespace has of the memory. */
  private static final class Share {

    final TreeSet<ClusterObject> known = new TreeSet<>(BY_AGE);
    long size;

    /** The oldest object that did not fit. */
    @Nullable ClusterObject first;

    /** Whether something has changed since, so that it might fit now. */
    boolean changed;

    boolean isFor(ClusterObject object) {
      return object.excess().isEmpty() && (first == null || BY_AGE.compare(object, first) < 0);
    }
  }

  ClusterObjects(ObjectKind kind) {
    this.kind = kind;
  }

  Collection<ClusterObject> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  Map<ObjectName, ClusterObject> byName() {
    return Collections.unmodifiableMap(byName);
  }

  /** Adds an object of a list. */
  void add(Excerpt excerpt) {
    put(ClusterObject.of(kind, excerpt));
  }

  /** Adds or changes an object; true if that makes a difference. */
  boolean put(ClusterObject object) {
    ClusterObject before = forget(object.id());
    byName.put(object.id(), object);
    if (!object.id().namespace().isEmpty()) {
      share(object);
    }
    return !byName.get(object.id()).equals(before);
  }

  private void share(ClusterObject object) {
    Share share = shares.computeIfAbsent(object.id().namespace(), name -> new Share());
    if (share.isFor(object)) {
      share.known.add(object);
      share.size += object.size();
    } else if (object.excess().isEmpty()) {
      leave(object);
    }
    while (share.size > MOST_BYTES) {
      ClusterObject youngest = share.known.last();
      share.known.remove(youngest);
      share.size -= youngest.size();
      share.first = youngest.without("");
      leave(youngest);
    }
  }

  private void leave(ClusterObject object) {
    byName.put(
        object.id(),
        object.without(
            "has "
                + object.paths()
                + " paths, which gateway does not read, since it reads about 5000 paths of a"
                + " namespace, of its oldest Ingresses first: remove paths of namespace "
                + object.id().namespace()));
  }

  /** Removes an object; whether it was there. */
  boolean remove(ObjectName id) {
    return forget(id) != null;
  }

  private @Nullable ClusterObject forget(ObjectName id) {
    ClusterObject before = byName.remove(id);
    Share share = shares.get(id.namespace());
    if (share != null) {
      if (before != null && share.known.remove(before)) {
        share.size -= before.size();
      }
      share.changed |= share.first != null;
    }
    return before;
  }

  /** Whether another list might find room for objects that did not fit. */
  boolean wantList() {
    return shares.values().stream().anyMatch(share -> share.changed);
  }

  /** The objects have been listed. */
  void listed() {
    shares.values().forEach(share -> share.changed = false);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterObjects objects && byName.equals(objects.byName);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }
}
