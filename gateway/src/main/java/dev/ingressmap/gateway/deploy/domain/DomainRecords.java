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
 * Reads the DNS records of the domains that the map made, in the hosted zones of Route 53 that the
 * settings say. A domain's tag says in which one its record is.
 */
final class DomainRecords {

  private final ApiGateway aws;
  private final Settings settings;

  DomainRecords(ApiGateway aws, Settings settings) {
    this.aws = aws;
    this.settings = settings;
  }

  /** What the hosted zones say of a domain in which its record is, or should be. */
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
   * Holds that the record that the settings ask for would not take a name from others.
   *
   * @param live the domain, null if it does not exist yet
   * @throws InvalidInput if the zone has another record of the name, which the map did not make
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
              + " has a record of that name which is not the map's: "
              + record.text()
              + ": delete it, or take hostedZone out of gateway.yaml");
    }
  }
}
