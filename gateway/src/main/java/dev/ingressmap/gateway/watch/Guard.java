package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.aws.call.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Decides whether this process may act. It is asked between any two calls that change something in
 * AWS.
 */
final class Guard implements Time {

  private static final long SLICE = 500;

  private final BooleanSupplier leads;
  private final Pulse pulse;
  private volatile boolean stopping;

  Guard(BooleanSupplier leads, Pulse pulse) {
    this.leads = leads;
    this.pulse = pulse;
  }

  /** Throws {@link Stopped} if it may not. */
  void check() {
    pulse.beat();
    if (stopping) {
      throw new Stopped("told to stop");
    }
    if (!leads.getAsBoolean()) {
      throw new Stopped("no longer the leader");
    }
  }

  boolean mayAct() {
    return !stopping && leads.getAsBoolean();
  }

  boolean isStopping() {
    return stopping;
  }

  /** Ends waits. A call in progress is not interrupted. */
  synchronized void stop() {
    stopping = true;
    notifyAll();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  /** Waits for AWS's quotas, while this process may act. */
  @Override
  public synchronized void pass(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    try {
      long left = duration.toMillis();
      while (left > 0) {
        check();
        wait(Math.min(left, SLICE));
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
    check();
  }
}
