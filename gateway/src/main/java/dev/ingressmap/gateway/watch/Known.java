package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cluster.ClusterObject;
import dev.ingressmap.gateway.cluster.Snapshot;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The stage as it was last seen.
 *
 * @param owners the object of each route of the cluster, by {@code METHOD /path}
 */
record Known(
    Settings settings,
    SortedMap<ObjectName, ClusterObject> objects,
    Map<String, ObjectName> owners) {

  static Known of(Snapshot snapshot, DesiredApi desired) {
    return new Known(desired.settings(), snapshot.objects(), owners(desired));
  }

  static Map<String, ObjectName> owners(DesiredApi desired) {
    Map<String, ObjectName> owners = new HashMap<>();
    desired
        .operations()
        .forEach((key, operation) ->
            operation.source().objects().forEach(id -> owners.put(key.toString(), id)));
    return owners;
  }

  /** Whether the cluster and the settings have not changed since. */
  boolean isSaidBy(Snapshot snapshot, Settings now) {
    return settings.equals(now) && objects.equals(snapshot.objects());
  }

  /** The objects that are new or have changed. */
  List<ClusterObject> changedIn(Snapshot snapshot) {
    return snapshot.objects().values().stream()
        .filter(object -> !object.equals(objects.get(object.id())))
        .toList();
  }
}
