package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.deploy.change.MapTags;

/** Sets the tag of an API that says that it has usage plans. */
record MarkUsagePlans(String apiId) implements UsagePlanStep {

  @Override
  public String text(UsagePlanWork work) {
    return "tagging API " + apiId + ": it has usage plans";
  }

  @Override
  public void perform(UsagePlanWork work) {
    work.aws().tags().tagApi(apiId, MapTags.mark());
  }
}
