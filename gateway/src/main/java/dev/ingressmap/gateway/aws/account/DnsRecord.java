package dev.ingressmap.gateway.aws.account;

import dev.ingressmap.gateway.aws.call.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A DNS record, kept as a whole, since Route 53 deletes only what a call names in full. */
public final class DnsRecord {

  private final ResourceRecordSet set;

  DnsRecord(ResourceRecordSet set) {
    this.set = set;
  }

  /** One that leads callers to a name of AWS's own. */
  public static DnsRecord alias(String name, String target, String targetZone) {
    return new DnsRecord(
        ResourceRecordSet.builder()
            .name(name + ".")
            .type(RRType.A)
            .aliasTarget(alias ->
                alias.dnsName(target + ".").hostedZoneId(targetZone).evaluateTargetHealth(false))
            .build());
  }

  /** Such as {@code CNAME}. */
  public String type() {
    return Given.text(set.typeAsString());
  }

  /** Whether it is the only one of its name and type, and not one of several that share callers. */
  public boolean isAlone() {
    return set.setIdentifier() == null;
  }

  /** The name that an alias leads to, with a dot at its end; null if it is not an alias. */
  public @Nullable String target() {
    return set.aliasTarget() == null ? null : Given.text(set.aliasTarget().dnsName());
  }

  /** What it says, unless it is an alias. */
  public List<String> values() {
    return Given.list(set.resourceRecords(), record -> Given.text(record.value()));
  }

  ResourceRecordSet set() {
    return set;
  }
}
