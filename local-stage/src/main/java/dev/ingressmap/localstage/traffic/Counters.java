package dev.ingressmap.localstage.traffic;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts answers by what they are of. There are limits: after too many, counting begins anew. */
final class Counters<K> {

  /** Far more than the routes of all APIs of an account. */
  private static final int MOST = 10_000;

  private final ConcurrentMap<K, Counts> counts = new ConcurrentHashMap<>();
  private Map<K, Counted> before = Map.of();

  void count(K of, int status, boolean stop, long nanos) {
    Counts known = counts.get(of);
    if (known == null) {
      if (counts.size() >= MOST) {
        counts.clear();
      }
      known = counts.computeIfAbsent(of, key -> new Counts());
    }
    known.count(status, stop, nanos);
  }

  /** What was counted since the last time that this was asked, without what had no calls. */
  synchronized Map<K, Rate> rates() {
    Map<K, Counted> now = new HashMap<>();
    Map<K, Rate> rates = new HashMap<>();
    counts.forEach((of, count) -> {
      Counted counted = count.taken();
      now.put(of, counted);
      Counted earlier = before.getOrDefault(of, Counted.NOTHING);
      // Counting has begun anew if there are fewer.
      Rate rate = counted.since(counted.calls() < earlier.calls() ? Counted.NOTHING : earlier);
      if (rate.calls() > 0) {
        rates.put(of, rate);
      }
    });
    before = now;
    return rates;
  }

  /** The number of answers of each since the beginning. */
  Map<K, Long> totals() {
    Map<K, Long> totals = new HashMap<>();
    counts.forEach((of, count) -> totals.put(of, count.calls()));
    return totals;
  }
}
