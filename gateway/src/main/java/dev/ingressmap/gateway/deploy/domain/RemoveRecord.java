package dev.ingressmap.gateway.deploy.domain;

/** Deletes the record that leads callers to a domain. */
record RemoveRecord(String domain, DomainRecord record) implements DomainStep {

  @Override
  public String text(DomainWork work) {
    return "deleting the record of " + domain + " from hosted zone " + record.zone();
  }

  @Override
  public void perform(DomainWork work) {
    work.aws().dnsRecords().delete(record.zone(), domain, record.records().get(0));
  }
}
