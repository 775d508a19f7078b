package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.DnsRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The records of a custom domain's name in a hosted zone of Route 53.
 *
 * @param zone the id of the hosted zone
 * @param records of the types that decide where IPv4 callers are sent
 */
public record DomainRecord(String zone, List<DnsRecord> records) {

  /** The name that a plan gives to a record that leads callers to the domain. */
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

  /** Whether there is only one plain A record, which an alias can replace. */
  boolean isPlain() {
    return records.size() == 1 && records.get(0).type().equals(A) && records.get(0).isAlone();
  }

  /** The records in words, for people. */
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
