package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.settings.policy.Ingresses;
import dev.ingressmap.gateway.source.Manifests;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects of a cluster that declare routes, at one moment. */
public final class Snapshot {

  private final String cluster;
  private final String nothing;
  private final SortedMap<ObjectName, ClusterObject> objects;

  /**
   * The objects of one moment.
   *
   * @param cluster its name in messages
   * @param nothing the message if there is no Ingress
   */
  Snapshot(String cluster, String nothing, SortedMap<ObjectName, ClusterObject> objects) {
    this.cluster = cluster;
    this.nothing = nothing;
    this.objects = new TreeMap<>(objects);
  }

  public SortedMap<ObjectName, ClusterObject> objects() {
    return new TreeMap<>(objects);
  }

  /**
   * The map of these objects.
   *
   * @param wanted which of them are the map
   * @throws InvalidInput if there is no Ingress, since an empty map would remove every route
   */
  public IngressMap map(Ingresses wanted) {
    if (objects.isEmpty()) {
      throw new InvalidInput(nothing);
    }
    return Manifests.read(objects.values().stream().map(object -> object.found(cluster)), wanted);
  }
}
