package dev.ingressmap.localstage.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls whose clients are gone and which have yet to arrive. */
final class LateCalls {

  private static final Logger LOG = LoggerFactory.getLogger(LateCalls.class);

  private final List<Waiting> waiting = new ArrayList<>();

  /** A call that arrives after a while. */
  Fault after(Duration delay) {
    return new Fault.Dropped(effect ->
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
            .execute(() -> arrive(effect)));
  }

  /** A call that arrives before the next one of an operation. */
  Fault before(String operation) {
    return new Fault.Dropped(effect -> {
      synchronized (waiting) {
        waiting.add(new Waiting(operation, effect));
      }
    });
  }

  /** Lets in what has waited for a call of an operation. */
  void arrived(String operation) {
    List<Waiting> due;
    synchronized (waiting) {
      due = waiting.stream().filter(call -> call.operation().equals(operation)).toList();
      waiting.removeAll(due);
    }
    due.forEach(call -> arrive(call.effect()));
  }

  private static void arrive(Runnable effect) {
    try {
      effect.run();
    } catch (RuntimeException e) {
      // There is nobody to answer any more.
      LOG.info("a late call had no effect: {}", e.getMessage());
    }
  }

  private record Waiting(String operation, Runnable effect) {}
}
