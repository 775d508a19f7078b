package dev.ingressmap.localstage.lifecycle;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether everything is there that users wait for. One start or reset is under way at a time. */
public final class Readiness {

  private final AtomicBoolean underWay = new AtomicBoolean(true);
  private volatile boolean reached;

  public boolean isReached() {
    return reached;
  }

  /** Notes that the start is over. */
  public void reach() {
    reached = true;
    underWay.set(false);
  }

  /**
   * Does what has to be done before everything is there again. If that throws, it is not there.
   *
   * @return the result; null if it was not done, since a start or a reset is under way
   */
  <T> @Nullable T regain(Supplier<T> work) {
    if (!underWay.compareAndSet(false, true)) {
      return null;
    }
    try {
      reached = false;
      T result = work.get();
      reached = true;
      return result;
    } finally {
      underWay.set(false);
    }
  }
}
