package dev.ingressmap.gateway.cluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for something that another thread or process is about to do. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Eventually() {}

  /** Repeats an assertion until it holds. */
  public static void holds(ThrowingCallable assertion) throws Exception {
    long begin = System.nanoTime();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
          throw e;
        }
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
