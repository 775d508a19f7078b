package dev.ingressmap.gateway.deploy.domain;

/** Deletes a domain that no API uses anymore. */
record DeleteDomain(String name) implements DomainStep {

  @Override
  public String text(DomainWork work) {
    return "deleting domain " + name;
  }

  @Override
  public void perform(DomainWork work) {
    work.aws().domainNames().delete(name);
  }
}
