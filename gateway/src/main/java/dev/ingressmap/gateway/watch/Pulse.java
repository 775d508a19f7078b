package dev.ingressmap.gateway.watch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Distinguishes a running loop from one that is stuck. */
final class Pulse {

  /** More than any call on a dead connection takes. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final AtomicLong last = new AtomicLong(System.nanoTime());

  void beat() {
    last.set(System.nanoTime());
  }

  boolean isAlive() {
    return System.nanoTime() - last.get() < LONGEST.toNanos();
  }
}
