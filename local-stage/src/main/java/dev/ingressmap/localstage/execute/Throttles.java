package dev.ingressmap.localstage.execute;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The token buckets, by what they throttle. A full bucket is as good as a new one, so full buckets
 * are dropped when there are many.
 */
final class Throttles {

  private static final int MANY = 1024;

  private final ConcurrentMap<Object, TokenBucket> buckets = new ConcurrentHashMap<>();
  private volatile int many = MANY;

  /** Whether one more request is allowed now. */
  boolean take(Object of, int burst, double rate, long nanos) {
    TokenBucket bucket = buckets.get(of);
    if (bucket == null || !bucket.holds(burst, rate)) {
      forget(nanos);
      bucket =
          buckets.merge(
              of,
              new TokenBucket(burst, rate),
              (old, fresh) -> old.holds(burst, rate) ? old : fresh);
    }
    return bucket.take(nanos);
  }

  /** How many requests are allowed at once now. */
  int left(Object of, long nanos) {
    TokenBucket bucket = buckets.get(of);
    return bucket == null ? 0 : bucket.left(nanos);
  }

  int size() {
    return buckets.size();
  }

  private void forget(long nanos) {
    if (buckets.size() >= many) {
      buckets.values().removeIf(bucket -> bucket.isFull(nanos));
      many = Math.max(MANY, 2 * buckets.size());
    }
  }
}
