package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.deploy.change.MapApis;

/** Adds the missing stages to a plan. */
record AttachStages(LiveUsagePlan plan, MapApis apis) implements UsagePlanStep {

  @Override
  public String text(UsagePlanWork work) {
    return "adding the new APIs of the map to usage plan " + plan.name();
  }

  @Override
  public void perform(UsagePlanWork work) {
    new UsagePlanUpdate(plan.id(), UsagePlanPatch.attaching(plan, apis.apiStages().values()))
        .send(work, now -> now.apiStages().containsAll(apis.apiStages().values()));
  }
}
