package dev.ingressmap.localstage.route53;

import dev.ingressmap.localstage.storage.Shelf;
import dev.ingressmap.localstage.storage.Shelves;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The hosted zones of the account. Readers never block; writers of one zone take turns. */
final class HostedZones {

  private final Map<String, HostedZone> zones = new ConcurrentHashMap<>();

  /** The zones that were kept, and those that will be created. */
  HostedZones(Shelves shelves) {
    Shelf<StoredZone> shelf = shelves.of("hosted-zones", StoredZone.class, StoredZone::id);
    shelf.restore(zone -> add(zone.zone()));
    shelves.beforeSaving(() -> shelf.put(zones.values().stream().map(StoredZone::of).toList()));
  }

  /** All zones, ordered by name. */
  List<HostedZone> all() {
    return zones.values().stream()
        .sorted(Comparator.comparing(HostedZone::name).thenComparing(HostedZone::id))
        .toList();
  }

  HostedZone get(String id) {
    return found(id, zones.get(id));
  }

  synchronized void add(HostedZone zone) {
    if (zones.values().stream().anyMatch(other -> other.reference().equals(zone.reference()))) {
      throw new Route53Exception(
          409,
          "HostedZoneAlreadyExists",
          "A hosted zone has already been created with the specified caller reference.");
    }
    zones.values().stream()
        .filter(other -> other.name().equals(zone.name()))
        .flatMap(other -> other.vpcs().stream())
        .filter(zone.vpcs()::contains)
        .findFirst()
        .ifPresent(vpc -> {
          throw new Route53Exception(
              400,
              "ConflictingDomainExists",
              "The VPC %s in region %s has already been associated with a hosted zone of the name %s"
                  .formatted(vpc.id(), vpc.region(), zone.name()));
        });
    zones.put(zone.id(), zone);
  }

  /**
   * Replaces a zone by the result of the change. If the change throws, the zone stays as it was.
   */
  void update(String id, UnaryOperator<HostedZone> change) {
    var _ = found(id, zones.computeIfPresent(id, (key, zone) -> change.apply(zone)));
  }

  void remove(String id) {
    HostedZone left =
        zones.computeIfPresent(
            found(id, zones.get(id)).id(), (key, zone) -> zone.isEmpty() ? null : zone);
    if (left != null) {
      throw new Route53Exception(
          400,
          "HostedZoneNotEmpty",
          "The specified hosted zone contains non-required resource record sets  and so cannot be"
              + " deleted.");
    }
  }

  private static HostedZone found(String id, @Nullable HostedZone zone) {
    if (zone == null) {
      throw new Route53Exception(404, "NoSuchHostedZone", "No hosted zone found with ID: " + id);
    }
    return zone;
  }
}
