package dev.ingressmap.gateway.deploy.api.step;

/** Changes the endpoint type of the API. */
record MoveEndpoint(String from, String to) implements ApiStep {

  @Override
  public String text(ApiWork work) {
    return "moving API " + work.apiId() + " from " + from + " to " + to;
  }

  @Override
  public int calls() {
    return 1;
  }

  @Override
  public void perform(ApiWork work) {
    work.aws().apis().moveEndpoint(work.apiId(), from, to);
  }
}
