package dev.ingressmap.gateway.watch;

/** The result of a check of the stage. */
enum Result {
  /** The stage matched the map. */
  UNCHANGED,
  /** The stage now matches the map. */
  APPLIED,
  /** The map or the settings cannot be served, and must be corrected. */
  INVALID,
  /** A later attempt may succeed. */
  FAILED,
  /** The check ended half-way, and the next leader continues. */
  STOPPED;

  boolean isInSync() {
    return this == UNCHANGED || this == APPLIED;
  }
}
