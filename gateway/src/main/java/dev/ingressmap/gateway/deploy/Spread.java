package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.aws.ApiGateway;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The time that what was written takes until callers everywhere see it.
 *
 * @param time that it takes at most; zero if nobody has to wait
 */
record Spread(ApiGateway aws, Duration time, Consumer<String> progress) {

  /**
   * Waits for it.
   *
   * @param what is waited for, in words for people
   */
  void await(String what) {
    if (!time.isZero()) {
      progress.accept("waiting " + time.toSeconds() + " s for " + what);
      aws.pause(time);
    }
  }
}
