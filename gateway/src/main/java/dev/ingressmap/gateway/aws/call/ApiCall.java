package dev.ingressmap.gateway.aws.call;

import java.time.Duration;

/**
 * A request that was sent to AWS, and its result.
 *
 * @param action AWS's name of the operation
 * @param status of the answer, 0 for none
 * @param throttled whether AWS asks for fewer calls
 */
public record ApiCall(
    String action, String method, String path, int status, boolean throttled, Duration took) {

  @Override
  public String toString() {
    return action
        + " ("
        + method
        + " "
        + path
        + "): "
        + (status == 0 ? "no answer" : status)
        + " in "
        + took.toMillis()
        + " ms";
  }
}
