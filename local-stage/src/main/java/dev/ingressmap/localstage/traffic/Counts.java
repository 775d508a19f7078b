package dev.ingressmap.localstage.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts the answers of one route or service. Counting never blocks. */
final class Counts {

  private static final int PER_DOUBLING = 4;

  /** From 1 µs to more than an hour. */
  static final int CLASSES = 32 * PER_DOUBLING;

  private static final int THROTTLED = 429;

  private final LongAdder calls = new LongAdder();
  private final LongAdder status4xx = new LongAdder();
  private final LongAdder status5xx = new LongAdder();
  private final LongAdder throttled = new LongAdder();
  private final LongAdder stopped = new LongAdder();
  private final AtomicLongArray times = new AtomicLongArray(CLASSES);

  /** The longest time since it was last taken, in nanoseconds. */
  private final AtomicLong longest = new AtomicLong();

  /**
   * Counts an answer.
   *
   * @param stop whether the call went no further
   */
  void count(int status, boolean stop, long nanos) {
    calls.increment();
    if (stop) {
      stopped.increment();
    }
    if (status >= 500) {
      status5xx.increment();
    } else if (status >= 400) {
      status4xx.increment();
      if (status == THROTTLED) {
        throttled.increment();
      }
    }
    times.incrementAndGet(classOf(nanos));
    if (nanos > longest.get()) {
      longest.accumulateAndGet(nanos, Math::max);
    }
  }

  /** All that was counted since the beginning, and the longest time since it was last taken. */
  Counted taken() {
    List<Long> counted = new ArrayList<>(CLASSES);
    for (int i = 0; i < CLASSES; i++) {
      counted.add(times.get(i));
    }
    return new Counted(
        calls.sum(),
        status4xx.sum(),
        status5xx.sum(),
        throttled.sum(),
        stopped.sum(),
        counted,
        longest.getAndSet(0));
  }

  long calls() {
    return calls.sum();
  }

  private static int classOf(long nanos) {
    long micros = Math.max(1, nanos / 1_000);
    int doublings = 63 - Long.numberOfLeadingZeros(micros);
    int quarter = (int) ((micros * PER_DOUBLING) >> doublings) % PER_DOUBLING;
    return Math.min(PER_DOUBLING * doublings + quarter, CLASSES - 1);
  }

  /** The middle of a class, in milliseconds: no time of it is further away than 12 %. */
  static double millis(int timeClass) {
    double begin = 1 + (double) (timeClass % PER_DOUBLING) / PER_DOUBLING;
    double end = begin + 1.0 / PER_DOUBLING;
    return (1L << (timeClass / PER_DOUBLING)) * Math.sqrt(begin * end) / 1_000;
  }
}
