package dev.ingressmap.gateway.aws.call;

import java.time.Duration;

/**
 * A wait that AWS's quotas, or a call without an answer, make necessary.
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

  /** The wait in words, which give it in whole seconds. */
  @Override
  public String toString() {
    return reason + " in " + Math.max(1, Math.round(duration.toMillis() / 1000.0)) + " s";
  }
}
