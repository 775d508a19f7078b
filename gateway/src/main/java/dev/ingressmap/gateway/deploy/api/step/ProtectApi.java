package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.deploy.change.MapTags;

/** Adds or removes the tag that protects an API from losing traffic. */
record ProtectApi(boolean isProtected) implements ApiStep {

  @Override
  public String text(ApiWork work) {
    return isProtected
        ? "protecting API " + work.apiId()
        : "lifting the protection of API " + work.apiId();
  }

  @Override
  public int calls() {
    return 1;
  }

  @Override
  public void perform(ApiWork work) {
    if (isProtected) {
      work.aws().tags().tagApi(work.apiId(), MapTags.protection());
    } else {
      work.aws().tags().untagApi(work.apiId(), MapTags.PROTECTED);
    }
  }
}
