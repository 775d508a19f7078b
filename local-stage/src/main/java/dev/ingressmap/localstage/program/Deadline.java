package dev.ingressmap.localstage.program;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The time limit of a program. Threads cannot be stopped from outside, so code that may run for
 * long checks the {@link #current} deadline again and again.
 */
public final class Deadline {

  /** The deadline of code that runs for no particular program. */
  private static final Deadline NONE = new Deadline(Duration.ofDays(1));

  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  /** Reading the clock at every step would take most of the time. */
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

  /** The deadline of the program that runs on this thread. */
  public static Deadline current() {
    return CURRENT.orElse(NONE);
  }

  /** Runs a program with this deadline, on this thread. */
  <T> T run(Supplier<T> program) {
    return ScopedValue.where(CURRENT, this).call(program::get);
  }

  /** Counts one of very many steps. */
  public void step() {
    if (++steps % STEPS_BETWEEN_LOOKS == 0) {
      check();
    }
  }

  /** Throws {@link Overdue} if the time is over. */
  public void check() {
    if (System.nanoTime() - end > 0) {
      throw overdue();
    }
  }

  /** Records what the program begins to do, for people who look for what took so long. */
  public void begin(String part) {
    work = part;
    line = 0;
  }

  /** Records the current line in the program's text. */
  public void at(int number) {
    line = number;
  }

  Overdue overdue() {
    String place = line == 0 ? work : work + ", line " + line;
    return new Overdue(place + ": stopped after " + limit.toMillis() + " ms");
  }
}
