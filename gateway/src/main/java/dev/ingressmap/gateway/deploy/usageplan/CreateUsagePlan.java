package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.deploy.change.MapApis;

/** Creates a plan with its stages. */
record CreateUsagePlan(DesiredUsagePlan desired, MapApis apis) implements UsagePlanStep {

  @Override
  public String text(UsagePlanWork work) {
    return "creating usage plan " + desired.plan().name();
  }

  @Override
  public void perform(UsagePlanWork work) {
    work.aws().usagePlans().create(desired.creation(apis));
  }
}
