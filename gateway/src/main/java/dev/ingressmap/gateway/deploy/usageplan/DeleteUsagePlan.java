package dev.ingressmap.gateway.deploy.usageplan;

/** Deletes a plan. Its stages are removed first, as AWS requires. */
record DeleteUsagePlan(LiveUsagePlan plan) implements UsagePlanStep {

  @Override
  public String text(UsagePlanWork work) {
    return "deleting usage plan " + plan.name() + " (" + plan.id() + ")";
  }

  @Override
  public int calls() {
    return plan.apiStages().isEmpty() ? 1 : 2;
  }

  @Override
  public void perform(UsagePlanWork work) {
    if (!plan.apiStages().isEmpty()) {
      work.aws().usagePlans().reduce(plan.id(), UsagePlanPatch.detaching(plan, plan.apiStages()));
    }
    work.aws().usagePlans().delete(plan.id());
  }
}
