package dev.ingressmap.localstage.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls whose clients have given up, but which have yet to arrive. */
final class LateCalls {

  private static final Logger LOG = LoggerFactory.getLogger(LateCalls.class);

  /** The calls keep their bodies in memory, so further ones are discarded. */
  private static final int MOST = 100;

  private final Semaphore room = new Semaphore(MOST);
  private final List<Waiting> waiting = new ArrayList<>();

  /** A call that arrives after a delay. */
  Fault after(Duration delay) {
    return late(effect ->
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
            .execute(() -> arrive(effect)));
  }

  /** A call that arrives just before the next call of an operation. */
  Fault before(String operation) {
    return late(effect -> {
      synchronized (waiting) {
        waiting.add(new Waiting(operation, effect));
      }
    });
  }

  private Fault late(Consumer<Runnable> way) {
    return new Fault.Dropped(effect -> {
      if (room.tryAcquire()) {
        way.accept(effect);
      } else {
        LOG.warn("a late call has no effect, since {} others are on their way", MOST);
      }
    });
  }

  /** Lets in the calls that waited for a call of this operation. */
  void arrived(String operation) {
    List<Waiting> due;
    synchronized (waiting) {
      due = waiting.stream().filter(call -> call.operation().equals(operation)).toList();
      waiting.removeAll(due);
    }
    due.forEach(call -> arrive(call.effect()));
  }

  private void arrive(Runnable effect) {
    try {
      effect.run();
    } catch (RuntimeException e) {
      // No client is left to answer.
      LOG.warn("a late call had no effect: {}", e.getMessage());
    } finally {
      room.release();
    }
  }

  private record Waiting(String operation, Runnable effect) {}
}
