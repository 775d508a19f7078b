package dev.ingressmap.gateway.aws.call;

import java.time.Duration;

/**
 * A wait because of AWS's quotas, or because a call got no answer.
 *
 * @param reason for people
 */
public record Wait(String reason, Duration duration) {

  static Wait throttled(Duration duration) {
    return new Wait("throttled by AWS: next try", duration);
  }

  static Wait unanswered(Duration duration) {
    return new Wait("no answer: next try", duration);
  }

  /** The wait in words, in whole seconds. */
  @Override
  public String toString() {
    return reason + " in " + Math.max(1, Math.round(duration.toMillis() / 1000.0)) + " s";
  }
}
