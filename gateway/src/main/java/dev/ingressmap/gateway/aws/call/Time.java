package dev.ingressmap.gateway.aws.call;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.core.exception.AbortedException;

/** The time that passes while AWS makes callers wait. */
public interface Time {

  Instant now();

  /** Lets a time pass. */
  void pass(Duration duration);

  /** The time of this machine. */
  static Time real() {
    return new Time() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pass(Duration duration) {
        try {
          Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw AbortedException.create("interrupted while waiting for AWS's quotas", e);
        }
      }
    };
  }
}
