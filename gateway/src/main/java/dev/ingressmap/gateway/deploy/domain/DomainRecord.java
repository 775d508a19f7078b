package dev.ingressmap.gateway.deploy.domain;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What a hosted zone of Route 53 says of a custom domain's name.
 *
 * @param zone the id of the hosted zone
 * @param sets of the types that decide where callers are led by IPv4
 */
public record DomainRecord(String zone, List<ResourceRecordSet> sets) {

  /** What a plan calls a record that leads callers to the domain. */
  static final String ALIAS = "alias of the domain";

  public DomainRecord {
    sets =
        sets.stream().filter(set -> set.type() == RRType.A || set.type() == RRType.CNAME).toList();
  }

  /** The alias record that leads callers to a domain. */
  static ResourceRecordSet alias(String name, String target, String targetZone) {
    return ResourceRecordSet.builder()
        .name(name + ".")
        .type(RRType.A)
        .aliasTarget(alias ->
            alias.dnsName(target + ".").hostedZoneId(targetZone).evaluateTargetHealth(false))
        .build();
  }

  boolean exists() {
    return !sets.isEmpty();
  }

  /** Whether it leads callers to a domain, and nowhere else. */
  boolean leadsTo(LiveDomain domain) {
    return sets.size() == 1 && isAlias(sets.get(0), domain);
  }

  /** Whether there is only one plain A record, which another one can replace. */
  boolean isPlain() {
    return sets.size() == 1
        && sets.get(0).type() == RRType.A
        && sets.get(0).setIdentifier() == null;
  }

  /** What there is, for people. */
  String text() {
    return sets.stream().map(DomainRecord::text).collect(Collectors.joining(", "));
  }

  private static boolean isAlias(ResourceRecordSet set, LiveDomain domain) {
    AliasTarget alias = set.aliasTarget();
    return set.type() == RRType.A
        && set.setIdentifier() == null
        && alias != null
        && alias.dnsName().equalsIgnoreCase(domain.target() + ".");
  }

  private static String text(ResourceRecordSet set) {
    Stream<String> values =
        set.aliasTarget() == null
            ? set.resourceRecords().stream().map(ResourceRecord::value)
            : Stream.of("alias of " + set.aliasTarget().dnsName());
    return set.typeAsString() + " " + values.collect(Collectors.joining(" "));
  }
}
