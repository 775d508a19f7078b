package dev.ingressmap.gateway.deploy.usageplan;

import java.util.List;

/** Removes stages from a plan that stays. */
record DetachStages(LiveUsagePlan plan, List<String> apiStages) implements UsagePlanStep {

  DetachStages {
    apiStages = List.copyOf(apiStages);
  }

  @Override
  public String text(UsagePlanWork work) {
    return "changing usage plan " + plan.name() + " (" + plan.id() + ")";
  }

  @Override
  public void perform(UsagePlanWork work) {
    work.aws().usagePlans().reduce(plan.id(), UsagePlanPatch.detaching(plan, apiStages));
  }
}
