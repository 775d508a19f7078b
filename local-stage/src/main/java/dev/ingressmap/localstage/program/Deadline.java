package dev.ingressmap.localstage.program;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * When a program has to be done. Whatever of it may take long asks the {@link #current} one again
 * and again, and so is stopped: a thread cannot be.
 */
public final class Deadline {

  /** Of what runs on nobody's account. */
  private static final Deadline NONE = new Deadline(Duration.ofDays(1));

  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  /** So many steps are quick: reading the clock at each would take most of the time. */
  private static final int STEPS_BETWEEN_LOOKS = 256;

  private final Duration limit;
  private final long end;
  private int steps;
  private String work = "waiting for a turn";
  private int line;

  Deadline(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /** That of the program which this thread runs. */
  public static Deadline current() {
    return CURRENT.orElse(NONE);
  }

  /** Runs a program by this deadline, on this thread. */
  <T> T run(Supplier<T> program) {
    return ScopedValue.where(CURRENT, this).call(program::get);
  }

  /** Takes a step, one of very many. */
  public void step() {
    if (++steps % STEPS_BETWEEN_LOOKS == 0) {
      check();
    }
  }

  /** Throws {@link Overdue} once the time is over. */
  public void check() {
    if (System.nanoTime() - end > 0) {
      throw overdue();
    }
  }

  /** Notes what the program begins to do, for people who look for what took so long. */
  public void begin(String part) {
    work = part;
    line = 0;
  }

  /** Notes which line of its document the program has come to. */
  public void at(int number) {
    line = number;
  }

  Overdue overdue() {
    String place = line == 0 ? work : work + ", line " + line;
    return new Overdue(place + ": stopped after " + limit.toMillis() + " ms");
  }
}
