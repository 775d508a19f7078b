package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Keeps the DNS records of the domains that the map made, in the hosted zones of Route 53 that the
 * settings say. A domain's tag says in which one its record is.
 */
final class DomainRecords {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;

  DomainRecords(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
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

  /** Makes the records of a domain that exists what the settings say. */
  void apply(Domain desired, LiveDomain live) {
    if (!live.isOwned(settings)) {
      return;
    }
    String marked = live.hostedZone().orElse(null);
    String zone = desired.hostedZone();
    if (zone != null) {
      if (marked == null) {
        mark(live, zone);
      }
      point(live, live.record(zone));
    }
    if (marked != null && !marked.equals(zone)) {
      remove(live, live.record(marked));
      mark(live, zone);
    }
  }

  /** Takes away the record of a domain that is about to be deleted. */
  void remove(LiveDomain live) {
    live.hostedZone().ifPresent(zone -> remove(live, live.record(zone)));
  }

  private void point(LiveDomain live, DomainRecord record) {
    if (!record.leadsTo(live)) {
      progress.accept("leading " + live.name() + " to the domain, in hosted zone " + record.zone());
      ResourceRecordSet alias = DomainRecord.alias(live.name(), live.target(), live.zone());
      if (record.exists()) {
        aws.dnsRecords().replace(record.zone(), live.name(), alias);
      } else {
        aws.dnsRecords().create(record.zone(), live.name(), alias);
      }
    }
  }

  private void remove(LiveDomain live, DomainRecord record) {
    if (record.leadsTo(live)) {
      progress.accept(
          "deleting the record of " + live.name() + " from hosted zone " + record.zone());
      aws.dnsRecords().delete(record.zone(), live.name(), record.sets().get(0));
    }
  }

  private void mark(LiveDomain live, @Nullable String zone) {
    if (zone == null) {
      progress.accept("untagging domain " + live.name() + ": its record is nobody's task any more");
      aws.tags().untagDomain(live.name(), MapTags.HOSTED_ZONE);
    } else {
      progress.accept("tagging domain " + live.name() + ": its record is in hosted zone " + zone);
      aws.tags().tagDomain(live.name(), MapTags.ofRecord(zone));
    }
  }
}
