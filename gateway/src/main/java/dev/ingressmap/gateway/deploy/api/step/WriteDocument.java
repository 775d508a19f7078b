package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.openapi.ApiDocument;

/** Replaces the working copy of an API. */
record WriteDocument(ApiDocument document, int routes) implements ApiStep {

  static WriteDocument of(Plan plan) {
    return new WriteDocument(plan.document(), plan.desired().operations().size());
  }

  @Override
  public String text(ApiWork work) {
    return "writing " + routes + (routes == 1 ? " route" : " routes") + " to API " + work.apiId();
  }

  @Override
  public int calls() {
    return 1;
  }

  @Override
  public void perform(ApiWork work) {
    work.written(work.aws().workingCopy(work.apiId()).put(document.marked()));
  }
}
