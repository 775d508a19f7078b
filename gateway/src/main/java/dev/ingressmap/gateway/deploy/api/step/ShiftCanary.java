package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.deploy.change.Percent;

/** Gives the canary another percentage of the traffic. */
record ShiftCanary(double percent) implements ApiStep {

  @Override
  public String text(ApiWork work) {
    return "giving the canary of stage " + work.stage() + " " + Percent.text(percent);
  }

  @Override
  public int calls() {
    return 1;
  }

  @Override
  public void perform(ApiWork work) {
    work.aws().stages().shiftCanary(work.apiId(), work.stage(), percent);
  }
}
