package dev.ingressmap.gateway.aws.account;

import dev.ingressmap.gateway.aws.call.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A DNS record with all its fields: Route 53 deletes one only if the call repeats it in full. */
public final class DnsRecord {

  private final ResourceRecordSet set;

  DnsRecord(ResourceRecordSet set) {
    this.set = set;
  }

  /** An alias record for a name of AWS's own. */
  public static DnsRecord alias(String name, String target, String targetZone) {
    return new DnsRecord(
        ResourceRecordSet.builder()
            .name(name + ".")
            .type(RRType.A)
            .aliasTarget(alias ->
                alias.dnsName(target + ".").hostedZoneId(targetZone).evaluateTargetHealth(false))
            .build());
  }

  /** The type, such as {@code CNAME}. */
  public String type() {
    return Given.text(set.typeAsString());
  }

  /** Whether it is the only record of its name and type, not one of several that share traffic. */
  public boolean isAlone() {
    return set.setIdentifier() == null;
  }

  /** The name that an alias points at, with a dot at its end; null if it is not an alias. */
  public @Nullable String target() {
    return set.aliasTarget() == null ? null : Given.text(set.aliasTarget().dnsName());
  }

  /** The values; empty for an alias. */
  public List<String> values() {
    return Given.list(set.resourceRecords(), record -> Given.text(record.value()));
  }

  ResourceRecordSet set() {
    return set;
  }
}
