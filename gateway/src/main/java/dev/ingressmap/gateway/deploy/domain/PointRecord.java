package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.DnsRecord;
import org.jspecify.annotations.Nullable;

/**
 * Has the record in a hosted zone lead callers to a domain.
 *
 * @param live null if a step before makes the domain
 */
record PointRecord(String name, String zone, @Nullable LiveDomain live) implements DomainStep {

  @Override
  public String text(DomainWork work) {
    return "leading " + name + " to the domain, in hosted zone " + zone;
  }

  @Override
  public void perform(DomainWork work) {
    LiveDomain domain = live == null ? work.created() : live;
    DnsRecord alias = DnsRecord.alias(name, domain.target(), domain.zone());
    if (domain.record(zone).exists()) {
      work.aws().dnsRecords().replace(zone, name, alias);
    } else {
      work.aws().dnsRecords().create(zone, name, alias);
    }
  }
}
