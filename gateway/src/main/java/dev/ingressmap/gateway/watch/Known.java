package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cluster.ClusterIngress;
import dev.ingressmap.gateway.cluster.Snapshot;
import dev.ingressmap.gateway.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the stage was last seen to be.
 *
 * @param ingresses by {@code namespace/name}
 * @param owners whose each route of the cluster is: by {@code METHOD /path}, the {@code
 *     namespace/name}
 */
record Known(
    Settings settings, SortedMap<String, ClusterIngress> ingresses, Map<String, String> owners) {

  static Known of(Snapshot snapshot, DesiredApi desired) {
    return new Known(desired.settings(), snapshot.ingresses(), owners(desired));
  }

  static Map<String, String> owners(DesiredApi desired) {
    Map<String, String> owners = new HashMap<>();
    desired
        .operations()
        .forEach((key, operation) ->
            operation.source().ingresses().forEach(id -> owners.put(key.toString(), id)));
    return owners;
  }

  /** Whether the cluster and the settings say the same still. */
  boolean isSaidBy(Snapshot snapshot, Settings now) {
    return settings.equals(now) && ingresses.equals(snapshot.ingresses());
  }

  /** The Ingresses that are new or have changed. */
  List<ClusterIngress> changedIn(Snapshot snapshot) {
    return snapshot.ingresses().values().stream()
        .filter(ingress -> !ingress.equals(ingresses.get(ingress.id())))
        .toList();
  }
}
