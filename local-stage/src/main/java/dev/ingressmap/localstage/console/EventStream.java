package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.execute.story.KeptBody;
import dev.ingressmap.localstage.http.JsonAnswer;
import dev.ingressmap.localstage.model.account.Served;
import dev.ingressmap.localstage.traffic.Traffic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those that watch what happens, by server-sent events. A thread of its own does it, and only
 * while there is somebody.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
final class EventStream implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventStream.class);

  /** Each keeps a connection. */
  private static final int MOST = 50;

  private static final int BEAT_MILLIS = 250;
  private static final int BEATS_OF_A_SECOND = 4;

  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console").factory());
  private final String instance = UUID.randomUUID().toString();
  private final Traffic traffic;
  private final Supplier<Served> served;
  private final Supplier<Surroundings> around;
  private final String version;
  private final RateEvent rates;
  private @Nullable Future<?> beating;
  private @Nullable Served seen;
  private int beat;

  EventStream(
      Traffic traffic, Supplier<Served> served, Supplier<Surroundings> around, String version) {
    this.traffic = traffic;
    this.served = served;
    this.around = around;
    this.version = version;
    this.rates = new RateEvent(traffic);
  }

  /** Somebody begins to watch. */
  boolean handle(Request request, Response response, Callback callback) {
    Watcher watcher = enter(response, callback);
    if (watcher == null) {
      JsonAnswer.message(
              HttpStatus.SERVICE_UNAVAILABLE_503, MOST + " pages watch already: close some of them")
          .write(response, callback);
      return true;
    }
    watcher.open(
        request,
        Map.of(
            "version",
            version,
            "kept",
            Traffic.most(),
            "maxBody",
            KeptBody.MAX,
            "instance",
            instance));
    return true;
  }

  /** One that watches from now on, since it may leave as soon as it is told anything. */
  private synchronized @Nullable Watcher enter(Response response, Callback callback) {
    if (watchers.size() >= MOST || beats.isShutdown()) {
      return null;
    }
    Watcher watcher =
        new Watcher(response, callback, traffic.attention().watch(), this::leave, traffic, around);
    watchers.add(watcher);
    if (beating == null) {
      rates.restart();
      seen = served.get();
      beating =
          beats.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }
    return watcher;
  }

  private synchronized void leave(Watcher watcher) {
    watchers.remove(watcher);
    if (watchers.isEmpty() && beating != null) {
      beating.cancel(false);
      beating = null;
    }
  }

  /** Tells that the kept requests were deleted. */
  void cleared() {
    watchers.forEach(watcher -> watcher.tell("cleared", Map.of()));
  }

  private void beat() {
    try {
      if (++beat % BEATS_OF_A_SECOND == 0) {
        second();
      }
      watchers.forEach(Watcher::beat);
    } catch (RuntimeException e) {
      log.error("the console could not tell what happens", e);
    }
  }

  @SuppressWarnings("ReferenceEquality") // What is served is another object after each change.
  private synchronized void second() {
    rates.next().ifPresent(event -> watchers.forEach(watcher -> watcher.tell("rates", event)));
    Served now = served.get();
    if (now != seen) {
      seen = now;
      watchers.forEach(watcher -> watcher.tell("map", Map.of()));
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      beats.shutdownNow();
    }
    watchers.forEach(Watcher::close);
  }
}
