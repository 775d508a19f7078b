package dev.ingressmap.answers;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what is not yet so. */
@FunctionalInterface
public interface Eventually {

  void check() throws Exception;

  /** Passes as soon as the check does, and fails as it does when 10 s have gone. */
  static void eventually(Eventually check) throws Exception {
    eventually(Duration.ofSeconds(10), check);
  }

  /** The same, with more patience; that nobody answers yet is no failure either. */
  static void eventually(Duration patience, Eventually check) throws Exception {
    long begin = System.nanoTime();
    while (true) {
      try {
        check.check();
        return;
      } catch (AssertionError | IOException e) {
        if (System.nanoTime() - begin > patience.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
    }
  }
}
