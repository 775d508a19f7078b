package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.ingress.Ingress;
import dev.ingressmap.gateway.ingress.IngressMap;
import dev.ingressmap.gateway.ingress.InvalidMap;
import dev.ingressmap.gateway.ingress.InvalidMap.Fault;
import dev.ingressmap.gateway.ingress.Manifests;
import dev.ingressmap.gateway.yaml.JsonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Ingresses of a cluster at one moment. */
public final class Snapshot {

  private final String cluster;
  private final String nothing;
  private final SortedMap<String, ClusterIngress> ingresses;

  /**
   * A moment.
   *
   * @param cluster how messages call it
   * @param nothing what messages say if there is no Ingress
   */
  Snapshot(String cluster, String nothing, SortedMap<String, ClusterIngress> ingresses) {
    this.cluster = cluster;
    this.nothing = nothing;
    this.ingresses = new TreeMap<>(ingresses);
  }

  /** By {@code namespace/name}. */
  public SortedMap<String, ClusterIngress> ingresses() {
    return new TreeMap<>(ingresses);
  }

  /**
   * The map that they make.
   *
   * @throws InvalidMap with a line for each object that cannot be read
   * @throws InvalidInput if there is none, since an empty map would remove every route
   */
  public IngressMap map() {
    if (ingresses.isEmpty()) {
      throw new InvalidInput(nothing);
    }
    List<Ingress> read = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    ingresses.forEach((id, ingress) -> {
      try {
        read.addAll(
            Manifests.read(List.of(JsonValues.of(cluster, ingress.authored()))).ingresses());
      } catch (InvalidInput e) {
        e.problems().forEach(problem -> faults.add(new Fault(problem, Set.of(id))));
      }
    });
    if (!faults.isEmpty()) {
      throw new InvalidMap(faults);
    }
    return new IngressMap(read);
  }
}
