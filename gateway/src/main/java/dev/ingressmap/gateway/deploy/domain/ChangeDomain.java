package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.call.Patch;
import java.util.List;

/** Changes the settings of a domain, in one patch. */
record ChangeDomain(String name, List<Patch> patch) implements DomainStep {

  ChangeDomain {
    patch = List.copyOf(patch);
  }

  @Override
  public String text(DomainWork work) {
    return "changing domain " + name;
  }

  @Override
  public void perform(DomainWork work) {
    work.aws().domainNames().update(name, patch);
  }
}
