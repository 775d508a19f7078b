package dev.ingressmap.gateway.watch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** When the next check is due: soon after a change, or else after a period. */
final class Schedule {

  private static final long NEVER = Long.MAX_VALUE;

  private final Pace pace;
  private final LongSupplier clock;
  private final Semaphore news = new Semaphore(0);
  private long changeDue = NEVER;
  private long changeDueAtLatest = NEVER;
  private long anyway;
  private long notBefore;

  /**
   * A schedule whose first check is due at once.
   *
   * @param clock in milliseconds from any origin, and it never jumps
   */
  Schedule(Pace pace, LongSupplier clock) {
    this.pace = pace;
    this.clock = clock;
    this.anyway = clock.getAsLong();
    this.notBefore = anyway;
  }

  /** Something has changed, and more changes may follow. */
  synchronized void changed() {
    long now = clock.getAsLong();
    changeDue = now + pace.debounce().toMillis();
    if (changeDueAtLatest == NEVER) {
      changeDueAtLatest = now + pace.longestWait().toMillis();
    }
    wake();
  }

  /** Makes a check due at once. */
  synchronized void hurry() {
    anyway = clock.getAsLong();
    wake();
  }

  /** A check begins. Later changes are for the next one. */
  synchronized void begin() {
    changeDue = NEVER;
    changeDueAtLatest = NEVER;
    anyway = NEVER;
  }

  /** A check ends. The next one comes after a period, unless something changes before. */
  synchronized void end(Duration next) {
    long now = clock.getAsLong();
    notBefore = now + pace.minInterval().toMillis();
    anyway = Math.min(anyway, now + next.toMillis());
  }

  /** The milliseconds until the next check. */
  synchronized long left() {
    long due = Math.min(anyway, Math.min(changeDue, changeDueAtLatest));
    return Math.max(0, Math.max(due, notBefore) - clock.getAsLong());
  }

  /** Waits until a check is due, but not longer than some milliseconds. True if it is due. */
  boolean await(long most) throws InterruptedException {
    news.drainPermits();
    boolean unused = news.tryAcquire(Math.min(most, left()), TimeUnit.MILLISECONDS);
    return left() == 0;
  }

  /** Waits until something changes, but not longer than some milliseconds. */
  void rest(long most) throws InterruptedException {
    boolean unused = news.tryAcquire(most, TimeUnit.MILLISECONDS);
    news.drainPermits();
  }

  /** Ends a wait. */
  void wake() {
    news.release();
  }
}
