package dev.ingressmap.gateway.deploy.api.step;

/** Ends the canary: the stage's deployment gets all traffic again. */
record EndCanary() implements ApiStep {

  @Override
  public String text(ApiWork work) {
    return "ending the canary of stage " + work.stage();
  }

  @Override
  public int calls() {
    return 1;
  }

  @Override
  public void perform(ApiWork work) {
    work.aws().stages().endCanary(work.apiId(), work.stage());
  }
}
