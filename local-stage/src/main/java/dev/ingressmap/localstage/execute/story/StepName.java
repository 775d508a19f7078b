package dev.ingressmap.localstage.execute.story;

/** The steps of a call, in the order in which they can take place. */
public enum StepName {
  ARRIVAL("Arrival"),
  ROUTE("Route"),
  POLICY("Policy"),
  SIGNATURE("Signature"),
  AUTHORIZER("Authorizer"),
  KEY("Key and throttle"),
  BODY("Body"),
  VALIDATION("Validation"),
  CACHE("Cache"),
  INTEGRATION("Integration"),
  BACKEND("Backend"),
  ANSWER("Answer");

  private final String words;

  StepName(String words) {
    this.words = words;
  }

  /** The name for people. */
  public String words() {
    return words;
  }
}
