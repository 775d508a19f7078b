package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.DnsRecord;
import org.jspecify.annotations.Nullable;

/**
 * Points the record in a hosted zone at a domain.
 *
 * @param live null if an earlier step creates the domain
 */
record PointRecord(String name, String zone, @Nullable LiveDomain live) implements DomainStep {

  @Override
  public String text(DomainWork work) {
    return "pointing the record of " + name + " at the domain, in hosted zone " + zone;
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
