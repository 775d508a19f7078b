package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.cluster.Event;
import dev.ingressmap.gateway.cluster.Events;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends events without repeating them and without blocking. A lasting problem is sent when it
 * begins, and then just often enough that the cluster does not forget it. What could not be sent is
 * sent when it is reported again.
 */
final class EventRecorder implements AutoCloseable {

  /** API servers keep events for an hour. */
  private static final Duration AGAIN = Duration.ofMinutes(30);

  /** More events of a namespace at once are not worth their load; the log has all of them. */
  private static final int QUEUE = 200;

  private static final long LAST_SENDINGS = 2000;

  private final Events events;
  private final String instance;
  private final LongSupplier clock;
  private final Metrics metrics;
  private final Log log;
  private final Map<Event, Telling> lasting = new ConcurrentHashMap<>();
  private final EventQueue queue = new EventQueue(QUEUE);
  private final Thread sender = new Thread(this::sendAll, "events");
  private volatile String lastFailure = "";

  /** When an event was last sent, or is about to be. */
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
    sender.setDaemon(true);
    sender.start();
  }

  /** Sends an event for something that happened. */
  void once(Event event) {
    boolean unused = enqueue(event, 1, () -> {});
  }

  /** Reports the current problems; earlier problems that are not among them count as resolved. */
  void lasting(Collection<Event> present) {
    lasting.keySet().retainAll(Set.copyOf(present));
    long now = clock.getAsLong();
    for (Event event : present) {
      Telling before = lasting.get(event);
      if (before == null || now - before.at() >= AGAIN.toMillis()) {
        tell(event, before, new Telling(now, before == null ? 1 : before.count() + 1));
      }
    }
  }

  private void tell(Event event, @Nullable Telling before, Telling telling) {
    lasting.put(event, telling);
    Runnable forget = () -> forget(event, before, telling);
    if (!enqueue(event, telling.count(), forget)) {
      forget.run();
    }
  }

  private void forget(Event event, @Nullable Telling before, Telling telling) {
    if (before == null) {
      lasting.remove(event, telling);
    } else {
      lasting.replace(event, telling, before);
    }
  }

  /** Whether the event will be sent. */
  private boolean enqueue(Event event, int count, Runnable failed) {
    boolean taken =
        queue.offer(
            event.object().id().namespace(),
            () -> {
              if (!send(event, count)) {
                failed.run();
              }
            });
    if (!taken) {
      metrics.told(false);
    }
    return taken;
  }

  private boolean send(Event event, int count) {
    try {
      events.tell(event, instance, count);
      metrics.told(true);
      return true;
    } catch (ClusterFailure e) {
      metrics.told(false);
      if (!String.valueOf(e.getMessage()).equals(lastFailure)) {
        lastFailure = String.valueOf(e.getMessage());
        log.warn("an event was not sent: " + lastFailure);
      }
      return false;
    }
  }

  private void sendAll() {
    try {
      for (Runnable next = queue.take(); next != null; next = queue.take()) {
        try {
          next.run();
        } catch (RuntimeException e) {
          metrics.told(false);
          log.unexpected(e);
        }
        if (Thread.interrupted()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends the remaining events, for a short time. */
  @Override
  public void close() {
    queue.close();
    try {
      sender.join(LAST_SENDINGS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sender.interrupt();
  }
}
