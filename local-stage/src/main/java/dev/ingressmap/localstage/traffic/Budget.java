package dev.ingressmap.localstage.traffic;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How many calls are told in full: more than that in a time would be forgotten at once anyway. */
final class Budget {

  private static final long WINDOW_NANOS = 100_000_000;

  /** A thousand a second. */
  private static final int MOST_IN_WINDOW = 100;

  /** The number of a window, and how many were told in it. */
  private final AtomicLong told = new AtomicLong();

  private final LongSupplier nanoTime;

  Budget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether one more call is told. */
  boolean take() {
    long window = Math.floorDiv(nanoTime.getAsLong(), WINDOW_NANOS) << Byte.SIZE;
    while (true) {
      long before = told.get();
      long next = before >> Byte.SIZE == window >> Byte.SIZE ? before + 1 : window + 1;
      if ((next & 0xFF) > MOST_IN_WINDOW) {
        return false;
      }
      if (told.compareAndSet(before, next)) {
        return true;
      }
    }
  }
}
