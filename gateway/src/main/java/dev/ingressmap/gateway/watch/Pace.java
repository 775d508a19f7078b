package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.InvalidInput;
import java.time.Duration;

/**
 * When the stage is checked.
 *
 * @param debounce how long the cluster must be quiet after a change, 0 to 5 min; no change waits
 *     longer than five times this
 * @param minInterval the time from the end of one check to the next, 0 or more
 * @param resync how often the stage is checked without a change, 1 s or more
 */
public record Pace(Duration debounce, Duration minInterval, Duration resync) {

  private static final int MOST = 5;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  public Pace {
    if (debounce.compareTo(LONGEST) > 0) {
      throw new InvalidInput("--debounce " + debounce.toSeconds() + "s: must be 5m or less");
    }
    if (resync.toSeconds() < 1) {
      throw new InvalidInput("--resync " + resync.toMillis() + "ms: must be 1s or more");
    }
  }

  /** The longest time that the first of several changes waits. */
  Duration longestWait() {
    return debounce.multipliedBy(MOST);
  }
}
