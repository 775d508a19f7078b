package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.deploy.change.Step;

/** A step on a custom domain, on its base paths or on its records. Each step is one call. */
sealed interface DomainStep extends Step<DomainWork>
    permits MarkDomains,
        CreateDomain,
        ChangeDomain,
        LeadBasePath,
        UnmapBasePath,
        MarkRecord,
        PointRecord,
        RemoveRecord,
        DeleteDomain {

  @Override
  default int calls() {
    return 1;
  }
}
