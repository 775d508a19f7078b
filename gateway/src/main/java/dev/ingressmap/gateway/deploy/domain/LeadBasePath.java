package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.Mapping;
import dev.ingressmap.gateway.aws.call.Patch;
import dev.ingressmap.gateway.settings.Domain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps a base path of a domain to a stage.
 *
 * @param to the desired mapping
 * @param at the live mapping, null for none
 */
record LeadBasePath(String domain, Mapping to, @Nullable Mapping at) implements DomainStep {

  @Override
  public String text(DomainWork work) {
    return "mapping https://" + domain + Domain.path(to.basePath()) + " to stage " + to.stage();
  }

  @Override
  public void perform(DomainWork work) {
    if (at == null) {
      work.aws().domainNames().map(domain, to.basePath(), to.apiId(), to.stage());
      return;
    }
    List<Patch> patch = new ArrayList<>();
    if (!at.apiId().equals(to.apiId())) {
      patch.add(Patch.replace("/restapiId", to.apiId()));
    }
    patch.add(Patch.replace("/stage", to.stage()));
    work.aws().domainNames().remap(domain, to.basePath(), patch);
  }
}
