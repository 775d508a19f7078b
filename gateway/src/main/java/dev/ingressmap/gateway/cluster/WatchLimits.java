package dev.ingressmap.gateway.cluster;

import java.time.Duration;

/**
 * How long watches last, and how long they pause.
 *
 * @param watch after which the server is asked to end a watch, as API servers do by themselves
 * @param grace after which a watch that has not ended by then counts as dead
 * @param list how often the objects are listed again, whatever the watches said
 * @param pause after a first failure; it doubles after each further one
 * @param longest the longest pause
 */
record WatchLimits(
    Duration watch, Duration grace, Duration list, Duration pause, Duration longest) {

  static WatchLimits of(Duration resync) {
    Duration five = Duration.ofMinutes(5);
    return new WatchLimits(
        resync.compareTo(five) < 0 ? resync : five,
        Duration.ofSeconds(15),
        resync,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30));
  }
}
