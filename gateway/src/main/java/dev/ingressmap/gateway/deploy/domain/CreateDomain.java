package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.DomainName;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.settings.Domain;
import java.util.List;

/** Creates a domain that has no mappings yet. */
record CreateDomain(Domain desired) implements DomainStep {

  @Override
  public String text(DomainWork work) {
    return "creating domain " + desired.name();
  }

  @Override
  public void perform(DomainWork work) {
    Domain.MutualTls mutualTls = desired.mutualTls();
    DomainName.Facts facts =
        new DomainName.Facts(
            desired.certificate(),
            desired.securityPolicy(),
            mutualTls == null ? null : mutualTls.truststore(),
            mutualTls == null ? null : mutualTls.version());
    DomainName made =
        work.aws()
            .domainNames()
            .create(desired.name(), facts, MapTags.ofDomain(work.settings(), desired));
    work.created(LiveDomain.of(made, List.of()));
  }
}
