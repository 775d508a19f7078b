package dev.ingressmap.gateway.deploy.usageplan;

/** Deletes a key, so that nobody can use it anymore. */
record DeleteApiKey(String id) implements UsagePlanStep {

  @Override
  public String text(UsagePlanWork work) {
    return "deleting API key " + id;
  }

  @Override
  public void perform(UsagePlanWork work) {
    work.aws().usagePlans().deleteKey(id);
  }
}
