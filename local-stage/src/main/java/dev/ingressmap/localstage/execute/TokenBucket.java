package dev.ingressmap.localstage.execute;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets requests through at a rate, and some at once. It holds one number, the time at which it will
 * be full again, so that taking from it makes nobody wait.
 */
final class TokenBucket {

  private static final double NANOS = 1e9;

  /** Thirty years, in nanoseconds: who has to wait longer waits for ever. */
  private static final double FOREVER = 1e18;

  private final int burst;
  private final double rate;
  private final AtomicLong full = new AtomicLong(Long.MIN_VALUE);

  /**
   * A full bucket.
   *
   * @param burst how many requests it holds
   * @param rate requests a second that it gets back
   */
  TokenBucket(int burst, double rate) {
    this.burst = burst;
    this.rate = rate;
  }

  boolean holds(int burst, double rate) {
    return this.burst == burst && this.rate == rate;
  }

  /** Takes one, if there is one. */
  boolean take(long nanos) {
    if (burst < 1 || !(rate > 0)) {
      return false;
    }
    double interval = NANOS / rate;
    double capacity = Math.min(burst * interval, FOREVER);
    while (true) {
      long before = full.get();
      double missing = Math.max(before, nanos) - nanos + interval;
      // Rounding is no reason to refuse.
      if (missing > capacity + 1) {
        return false;
      }
      if (full.compareAndSet(before, nanos + (long) missing)) {
        return true;
      }
    }
  }

  /** Whether it is as good as a new one. */
  boolean isFull(long nanos) {
    return full.get() <= nanos;
  }
}
