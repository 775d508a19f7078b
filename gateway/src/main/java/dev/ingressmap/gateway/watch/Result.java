package dev.ingressmap.gateway.watch;

/** What came of a look at the stage. */
enum Result {
  /** The stage was what the map says. */
  UNCHANGED,
  /** The stage is now what the map says. */
  APPLIED,
  /** There is no such stage: the map or the settings must be corrected. */
  INVALID,
  /** It may go better another time. */
  FAILED,
  /** It was ended half-way, and the next leader does the rest. */
  STOPPED;

  boolean isInSync() {
    return this == UNCHANGED || this == APPLIED;
  }
}
