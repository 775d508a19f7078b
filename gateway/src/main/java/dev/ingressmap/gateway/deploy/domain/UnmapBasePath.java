package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.settings.Domain;

/** Deletes the mapping of a base path of a domain. */
record UnmapBasePath(String domain, String basePath) implements DomainStep {

  @Override
  public String text(DomainWork work) {
    return "deleting the mapping of " + Domain.path(basePath) + " of domain " + domain;
  }

  @Override
  public void perform(DomainWork work) {
    work.aws().domainNames().unmap(domain, basePath);
  }
}
