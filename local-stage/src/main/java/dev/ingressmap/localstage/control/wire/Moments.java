package dev.ingressmap.localstage.control.wire;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The times at which things are created. They are finer than the seconds that clients see, so that
 * things of one second have an order too.
 */
public final class Moments {

  private static final long NANOS = 1_000_000_000;

  private final InstantSource clock;
  private final AtomicLong created = new AtomicLong();

  /**
   * Moments of a clock.
   *
   * @param clock of whole seconds
   */
  public Moments(InstantSource clock) {
    this.clock = clock;
  }

  public Instant next() {
    return clock.instant().plusNanos(created.incrementAndGet() % NANOS);
  }
}
