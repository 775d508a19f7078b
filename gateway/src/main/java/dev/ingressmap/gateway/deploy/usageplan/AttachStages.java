package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.deploy.change.MapApis;

/** Gives a plan the stages that it lacks. */
record AttachStages(LiveUsagePlan plan, MapApis apis) implements UsagePlanStep {

  @Override
  public String text(UsagePlanWork work) {
    return "giving usage plan " + plan.name() + " the new APIs of the map";
  }

  @Override
  public void perform(UsagePlanWork work) {
    new UsagePlanUpdate(plan.id(), UsagePlanPatch.attaching(plan, apis.apiStages().values()))
        .send(work, now -> now.apiStages().containsAll(apis.apiStages().values()));
  }
}
