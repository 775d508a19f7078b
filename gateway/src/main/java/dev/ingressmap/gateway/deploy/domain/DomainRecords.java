package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the DNS records of the domains that the map created, in the hosted zones of Route 53 from
 * the settings. A domain's tag names the zone that has its record.
 */
final class DomainRecords {

  private final ApiGateway aws;
  private final Settings settings;

  DomainRecords(ApiGateway aws, Settings settings) {
    this.aws = aws;
    this.settings = settings;
  }

  /** The domain's records, in the hosted zones that have its record or should have it. */
  List<DomainRecord> read(LiveDomain domain) {
    if (!domain.isOwned(settings)) {
      return List.of();
    }
    Set<String> zones = new TreeSet<>();
    domain.hostedZone().ifPresent(zones::add);
    Domain desired = settings.domain();
    if (desired != null && desired.name().equals(domain.name()) && desired.hostedZone() != null) {
      zones.add(desired.hostedZone());
    }
    return zones.stream().map(zone -> read(zone, domain.name())).toList();
  }

  private DomainRecord read(String zone, String name) {
    return new DomainRecord(zone, aws.dnsRecords().find(zone, name));
  }

  /**
   * Checks that the record of the settings would not replace a record of others.
   *
   * @param live the domain, null if it does not exist yet
   * @throws InvalidInput if the zone has another record of the name, which the map did not create
   */
  void check(Domain desired, @Nullable LiveDomain live) {
    String zone = desired.hostedZone();
    if (zone == null || (live != null && !live.isOwned(settings))) {
      return;
    }
    DomainRecord record = live == null ? read(zone, desired.name()) : live.record(zone);
    boolean mends =
        live != null && live.hostedZone().filter(zone::equals).isPresent() && record.isPlain();
    if (record.exists() && !mends && (live == null || !record.leadsTo(live))) {
      throw new InvalidInput(
          "domain "
              + desired.name()
              + ": hosted zone "
              + zone
              + " already has a record of that name, which the map did not create: "
              + record.text()
              + ": delete it, or remove hostedZone from gateway.yaml");
    }
  }
}
