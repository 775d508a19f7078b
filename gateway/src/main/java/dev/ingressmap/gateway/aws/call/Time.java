package dev.ingressmap.gateway.aws.call;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.core.exception.AbortedException;

/** The clock that measures waits for AWS. */
public interface Time {

  Instant now();

  /** Waits. */
  void pass(Duration duration);

  /** The clock of this machine. */
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
