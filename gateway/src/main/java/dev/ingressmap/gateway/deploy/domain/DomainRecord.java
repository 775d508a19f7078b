package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.DnsRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a hosted zone of Route 53 says of a custom domain's name.
 *
 * @param zone the id of the hosted zone
 * @param records of the types that decide where callers are led by IPv4
 */
public record DomainRecord(String zone, List<DnsRecord> records) {

  /** What a plan calls a record that leads callers to the domain. */
  static final String ALIAS = "alias of the domain";

  private static final String A = "A";
  private static final Set<String> TYPES = Set.of(A, "CNAME");

  public DomainRecord {
    records = records.stream().filter(one -> TYPES.contains(one.type())).toList();
  }

  boolean exists() {
    return !records.isEmpty();
  }

  /** Whether it leads callers to a domain, and nowhere else. */
  boolean leadsTo(LiveDomain domain) {
    return isPlain() && (domain.target() + ".").equalsIgnoreCase(records.get(0).target());
  }

  /** Whether there is only one plain A record, which another one can replace. */
  boolean isPlain() {
    return records.size() == 1 && records.get(0).type().equals(A) && records.get(0).isAlone();
  }

  /** What there is, for people. */
  String text() {
    return records.stream().map(DomainRecord::text).collect(Collectors.joining(", "));
  }

  private static String text(DnsRecord record) {
    String target = record.target();
    return record.type()
        + " "
        + (target == null ? String.join(" ", record.values()) : "alias of " + target);
  }
}
