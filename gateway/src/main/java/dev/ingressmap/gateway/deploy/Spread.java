package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.aws.ApiGateway;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The time until callers everywhere see a change.
 *
 * @param time the longest such time; zero if waiting is not necessary
 */
record Spread(ApiGateway aws, Duration time, Consumer<String> progress) {

  /**
   * Waits.
   *
   * @param what the change that is waited for, in words for people
   */
  void await(String what) {
    if (!time.isZero()) {
      progress.accept("waiting " + time.toSeconds() + " s for " + what);
      aws.pause(time);
    }
  }
}
