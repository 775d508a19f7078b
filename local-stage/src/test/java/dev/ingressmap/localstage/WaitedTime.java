package dev.ingressmap.localstage;

import dev.ingressmap.gateway.aws.call.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that advances only during waits. In each second of a wait, a test may act. */
final class WaitedTime implements Time, LongSupplier {

  private final AtomicLong nanos = new AtomicLong();
  private volatile Runnable meanwhile = () -> {};

  /** Sets the action for each second of a wait. */
  void meanwhile(Runnable act) {
    meanwhile = act;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plus(waited());
  }

  /** The total time of all waits so far. */
  Duration waited() {
    return Duration.ofNanos(nanos.get());
  }

  @Override
  public long getAsLong() {
    return nanos.get();
  }

  @Override
  public void pass(Duration duration) {
    meanwhile.run();
    for (Duration left = duration; left.isPositive(); left = left.minusSeconds(1)) {
      nanos.addAndGet(Math.min(left.toNanos(), Duration.ofSeconds(1).toNanos()));
      meanwhile.run();
    }
  }
}
