package dev.ingressmap.localstage.traffic;

import java.util.Collections;
import java.util.List;

/**
 * What was counted up to a moment.
 *
 * @param times the number of answers, by {@link Counts}' classes of time
 * @param longest in nanoseconds
 */
record Counted(
    long calls,
    long status4xx,
    long status5xx,
    long throttled,
    long stopped,
    List<Long> times,
    long longest) {

  static final Counted NOTHING =
      new Counted(0, 0, 0, 0, 0, Collections.nCopies(Counts.CLASSES, 0L), 0);

  Counted {
    times = List.copyOf(times);
  }

  /** What was counted between an earlier moment and this one. */
  Rate since(Counted before) {
    long[] between = new long[Counts.CLASSES];
    for (int i = 0; i < between.length; i++) {
      between[i] = times.get(i) - before.times.get(i);
    }
    double max = longest / 1e6;
    return new Rate(
        calls - before.calls,
        status4xx - before.status4xx,
        status5xx - before.status5xx,
        throttled - before.throttled,
        stopped - before.stopped,
        Math.min(max, quantile(between, 0.5)),
        Math.min(max, quantile(between, 0.95)),
        max);
  }

  private static double quantile(long[] times, double share) {
    long all = 0;
    for (long count : times) {
      all += count;
    }
    long rank = (long) Math.ceil(all * share);
    long seen = 0;
    for (int i = 0; i < times.length; i++) {
      seen += times[i];
      if (seen >= rank && seen > 0) {
        return Counts.millis(i);
      }
    }
    return 0;
  }
}
