package dev.ingressmap.answers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what is not yet so. */
@FunctionalInterface
public interface Eventually {

  void check() throws Exception;

  /** Passes as soon as the check does, and fails as it does when patience runs out. */
  static void eventually(Eventually check) throws Exception {
    long begin = System.nanoTime();
    while (true) {
      try {
        check.check();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() - begin > Duration.ofSeconds(10).toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
    }
  }
}
