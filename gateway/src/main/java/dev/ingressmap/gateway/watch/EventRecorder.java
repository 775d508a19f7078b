package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.cluster.Event;
import dev.ingressmap.gateway.cluster.Events;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sends events without repeating them and without blocking. A lasting problem is sent when it
 * begins, and then just often enough that the cluster does not forget it.
 */
final class EventRecorder implements AutoCloseable {

  /** API servers keep events for an hour. */
  private static final Duration AGAIN = Duration.ofMinutes(30);

  /** More events are not worth their load; the log has all of them. */
  private static final int QUEUE = 200;

  private final Events events;
  private final String instance;
  private final LongSupplier clock;
  private final Metrics metrics;
  private final Log log;
  private final Map<Event, Telling> lasting = new HashMap<>();
  private final ThreadPoolExecutor sender;
  private volatile String lastFailure = "";

  private record Telling(long at, int count) {}

  /**
   * A recorder.
   *
   * @param instance the name of this process
   * @param clock in milliseconds from any origin, and it never jumps
   */
  EventRecorder(Events events, String instance, LongSupplier clock, Metrics metrics, Log log) {
    this.events = events;
    this.instance = instance;
    this.clock = clock;
    this.metrics = metrics;
    this.log = log;
    this.sender =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            task -> {
              Thread thread = new Thread(task, "events");
              thread.setDaemon(true);
              return thread;
            },
            (task, executor) -> metrics.told(false));
  }

  /** Sends an event for something that happened. */
  void once(Event event) {
    send(event, 1);
  }

  /** Reports the current problems; earlier problems that are not among them count as resolved. */
  void lasting(Collection<Event> present) {
    lasting.keySet().retainAll(present);
    long now = clock.getAsLong();
    for (Event event : present) {
      Telling told = lasting.get(event);
      if (told == null || now - told.at() >= AGAIN.toMillis()) {
        int count = told == null ? 1 : told.count() + 1;
        lasting.put(event, new Telling(now, count));
        send(event, count);
      }
    }
  }

  private void send(Event event, int count) {
    sender.execute(() -> {
      try {
        events.tell(event, instance, count);
        metrics.told(true);
      } catch (ClusterFailure e) {
        metrics.told(false);
        if (!String.valueOf(e.getMessage()).equals(lastFailure)) {
          lastFailure = String.valueOf(e.getMessage());
          log.warn("an event was not sent: " + lastFailure);
        }
      }
    });
  }

  /** Sends the remaining events, for a short time. */
  @Override
  public void close() {
    sender.shutdown();
    try {
      boolean unused = sender.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sender.shutdownNow();
  }
}
