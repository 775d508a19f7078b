package dev.ingressmap.gateway.cluster;

import java.time.Duration;

/**
 * How long watches last and rest.
 *
 * @param watch after which the server is asked to end one, as API servers do by themselves
 * @param grace after which one that has not ended by then counts as dead
 * @param list after which the objects are listed again, whatever the watches said
 * @param pause after a first failure, twice as long after each further one
 * @param longest of these
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
