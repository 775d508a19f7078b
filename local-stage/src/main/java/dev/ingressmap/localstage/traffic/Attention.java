package dev.ingressmap.localstage.traffic;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Whether somebody watches what passes. */
public final class Attention {

  /** A page that is loaded again does not miss anything. */
  private static final long PATIENCE = Duration.ofSeconds(15).toNanos();

  private final LongSupplier nanoTime;
  private final AtomicInteger watching = new AtomicInteger();

  /** The number of those that try a call, and will look at that. */
  private final AtomicInteger trying = new AtomicInteger();

  private final AtomicLong since;
  private final AtomicLong until;

  Attention(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.since = new AtomicLong(nanoTime.getAsLong());
    this.until = new AtomicLong(nanoTime.getAsLong());
  }

  /** Whether somebody watches, or has looked just now. */
  public boolean isPaid() {
    return watching.get() > 0 || nanoTime.getAsLong() - until.get() < 0;
  }

  /** Whether each call matters, however many there are. */
  boolean isForEachCall() {
    return trying.get() > 0;
  }

  /** Whether it has begun so many nanoseconds ago, or later. */
  boolean isNewerThan(long nanos) {
    return nanoTime.getAsLong() - nanos - since.get() < 0;
  }

  /** Somebody begins to watch, until {@link Watch#close}. */
  public Watch watch() {
    begin();
    watching.incrementAndGet();
    return new Watch(watching);
  }

  /**
   * Somebody makes a call that matters however many others there are, until {@link Watch#close}.
   */
  public Watch tryCall() {
    look();
    trying.incrementAndGet();
    return new Watch(trying);
  }

  /** Somebody looks once, and may look again soon. */
  public void look() {
    begin();
    until.set(nanoTime.getAsLong() + PATIENCE);
  }

  private void begin() {
    if (!isPaid()) {
      since.set(nanoTime.getAsLong());
    }
  }

  /** Somebody that watches. */
  public final class Watch implements AutoCloseable {

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicInteger counted;

    private Watch(AtomicInteger counted) {
      this.counted = counted;
    }

    @Override
    public void close() {
      if (open.compareAndSet(true, false)) {
        look();
        counted.decrementAndGet();
      }
    }
  }
}
