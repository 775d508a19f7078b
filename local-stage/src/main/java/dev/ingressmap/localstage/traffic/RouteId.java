package dev.ingressmap.localstage.traffic;

/**
 * What calls are counted by.
 *
 * @param api empty if there was no such stage
 * @param method of the route, and its path: both empty if there was no route
 * @param canary whether the stage's canary answered
 */
public record RouteId(String api, String stage, String method, String path, boolean canary) {

  /** All calls that reached no stage. */
  static final RouteId NO_STAGE = new RouteId("", "", "", "", false);

  /** The method and the path; empty if there was no route. */
  public String route() {
    return method.isEmpty() ? "" : method + " " + path;
  }
}
