package dev.ingressmap.localstage.execute;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets requests through at a rate, and some at once. Its only state is the time at which it will be
 * full again, so taking from it never blocks.
 */
final class TokenBucket {

  private static final double NANOS = 1e9;

  /** Thirty years, in nanoseconds: a longer wait counts as for ever. */
  private static final double FOREVER = 1e18;

  private final int burst;
  private final double rate;
  private final AtomicLong full = new AtomicLong(Long.MIN_VALUE);

  /**
   * A full bucket.
   *
   * @param burst how many requests it holds
   * @param rate how many requests a second it regains
   */
  TokenBucket(int burst, double rate) {
    this.burst = burst;
    this.rate = rate;
  }

  boolean holds(int burst, double rate) {
    return this.burst == burst && this.rate == rate;
  }

  /** Takes one request, if there is one left. */
  boolean take(long nanos) {
    if (burst < 1 || !(rate > 0)) {
      return false;
    }
    double interval = NANOS / rate;
    double capacity = Math.min(burst * interval, FOREVER);
    while (true) {
      long before = full.get();
      double missing = Math.max(before, nanos) - nanos + interval;
      // A rounding error is no reason to refuse.
      if (missing > capacity + 1) {
        return false;
      }
      if (full.compareAndSet(before, nanos + (long) missing)) {
        return true;
      }
    }
  }

  /** How many requests it holds now. */
  int left(long nanos) {
    if (burst < 1 || !(rate > 0)) {
      return 0;
    }
    double missing = (Math.max(full.get(), nanos) - nanos) * rate / NANOS;
    return (int) Math.max(0, Math.floor(burst - missing + 1e-6));
  }

  /** Whether it is as good as a new one. */
  boolean isFull(long nanos) {
    return full.get() <= nanos;
  }
}
