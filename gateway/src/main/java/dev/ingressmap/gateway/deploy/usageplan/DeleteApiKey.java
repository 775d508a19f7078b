package dev.ingressmap.gateway.deploy.usageplan;

/** Deletes a key, so that it lets nobody in any more. */
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
