package dev.ingressmap.gateway.watch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** When the next look is due: soon after a change, or else after a time. */
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
   * A schedule by which the first look is due at once.
   *
   * @param clock in milliseconds from anywhere, which never jumps
   */
  Schedule(Pace pace, LongSupplier clock) {
    this.pace = pace;
    this.clock = clock;
    this.anyway = clock.getAsLong();
    this.notBefore = anyway;
  }

  /** There is something new, and perhaps more to come. */
  synchronized void changed() {
    long now = clock.getAsLong();
    changeDue = now + pace.debounce().toMillis();
    if (changeDueAtLatest == NEVER) {
      changeDueAtLatest = now + pace.longestWait().toMillis();
    }
    wake();
  }

  /** There is every reason to look at once. */
  synchronized void hurry() {
    anyway = clock.getAsLong();
    wake();
  }

  /** A look begins: what changes from now on is for the next one. */
  synchronized void begin() {
    changeDue = NEVER;
    changeDueAtLatest = NEVER;
    anyway = NEVER;
  }

  /** A look is over; the next one comes after a time, unless something changes before. */
  synchronized void end(Duration next) {
    long now = clock.getAsLong();
    notBefore = now + pace.minInterval().toMillis();
    anyway = Math.min(anyway, now + next.toMillis());
  }

  /** How many milliseconds it is until the next look. */
  synchronized long left() {
    long due = Math.min(anyway, Math.min(changeDue, changeDueAtLatest));
    return Math.max(0, Math.max(due, notBefore) - clock.getAsLong());
  }

  /** Waits until a look is due, or for some milliseconds, or for less; true if it is due. */
  boolean await(long most) throws InterruptedException {
    news.drainPermits();
    boolean unused = news.tryAcquire(Math.min(most, left()), TimeUnit.MILLISECONDS);
    return left() == 0;
  }

  /** Waits for some milliseconds, or until there is news. */
  void rest(long most) throws InterruptedException {
    boolean unused = news.tryAcquire(most, TimeUnit.MILLISECONDS);
    news.drainPermits();
  }

  /** Ends a wait. */
  void wake() {
    news.release();
  }
}
