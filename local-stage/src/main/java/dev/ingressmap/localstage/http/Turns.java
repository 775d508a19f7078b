package dev.ingressmap.localstage.http;

import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks of one thread, one after the other. Two ends of a {@link Flow} would otherwise answer
 * each other within each other, until the stack is full.
 */
final class Turns {

  private static final Logger log = LoggerFactory.getLogger(Turns.class);
  private static final ThreadLocal<Turns> OF_THREAD = ThreadLocal.withInitial(Turns::new);

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  private Turns() {}

  /** Runs a task on this thread: now, or after the one that is running. */
  static void take(Runnable task) {
    OF_THREAD.get().run(task);
  }

  private void run(Runnable task) {
    waiting.add(task);
    if (running) {
      return;
    }
    running = true;
    try {
      for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
        runSafely(next);
      }
    } finally {
      running = false;
    }
  }

  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      // Be it an Error, as on Jetty's threads: the tasks of other connections must not suffer.
      log.warn("a connection within this process failed", e);
    }
  }
}
