package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.traffic.Attention.Watch;
import dev.ingressmap.localstage.traffic.KeptCall;
import dev.ingressmap.localstage.traffic.Traffic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody that watches. Nothing waits for its connection: what it does not take in time is
 * replaced by what comes later, and calls are skipped.
 */
final class Watcher {

  private static final JsonMapper JSON = new JsonMapper();

  /** In one event: more than a person reads in a quarter of a second. */
  private static final int MAX_CALLS = 150;

  /** So that the other side notices if this one is gone, in beats. */
  private static final int SILENCE = 60;

  private static final String SEEN = "Last-Event-ID";

  private final Response response;
  private final Callback callback;
  private final Watch watch;
  private final Consumer<Watcher> leave;
  private final Traffic traffic;
  private final Supplier<Surroundings> around;

  /** Whether something is on its way; first of all, that is how it begins. */
  private final AtomicBoolean writing = new AtomicBoolean(true);

  private final AtomicBoolean over = new AtomicBoolean();

  /** What is to be told, by the name of the event; the last of each. */
  private final Map<String, Object> waiting = new LinkedHashMap<>();

  /** The number of the last call that was told. */
  private volatile long seen;

  private int silent;

  Watcher(
      Response response,
      Callback callback,
      Watch watch,
      Consumer<Watcher> leave,
      Traffic traffic,
      Supplier<Surroundings> around) {
    this.response = response;
    this.callback = callback;
    this.watch = watch;
    this.leave = leave;
    this.traffic = traffic;
    this.around = around;
  }

  /** Begins with what is kept after the last event that it has seen, or else with nothing. */
  void open(Request request, Map<String, Object> hello) {
    String last = request.getHeaders().get(SEEN);
    long known = last != null && last.matches("[0-9]{1,18}") ? Long.parseLong(last) : -1;
    long now = traffic.last();
    // A number that was never given is of another process.
    seen = known > now ? 0 : known < 0 ? now : known;
    response.setStatus(HttpStatus.OK_200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    request.addFailureListener(this::fail);
    write("retry: 1000\n" + event("hello", hello));
  }

  /** Tells something with the next beat. */
  void tell(String event, Object data) {
    synchronized (waiting) {
      waiting.put(event, data);
    }
  }

  /** Tells what there is to tell, unless the last of it is still on its way. */
  void beat() {
    if (over.get() || !writing.compareAndSet(false, true)) {
      return;
    }
    try {
      tell();
    } catch (RuntimeException e) {
      fail(e);
      throw e;
    }
  }

  private void tell() {
    StringBuilder text = new StringBuilder();
    synchronized (waiting) {
      waiting.forEach((name, data) -> text.append(event(name, data)));
      waiting.clear();
    }
    text.append(calls());
    if (text.isEmpty() && ++silent >= SILENCE) {
      text.append(":\n\n");
    }
    if (text.isEmpty()) {
      writing.set(false);
    } else {
      silent = 0;
      write(text.toString());
    }
  }

  private String calls() {
    List<KeptCall> later = traffic.after(seen);
    if (later.isEmpty()) {
      return "";
    }
    long last = later.getLast().seq();
    List<KeptCall> told = later.subList(Math.max(0, later.size() - MAX_CALLS), later.size());
    CallView view = new CallView(traffic, new Targets(around.get()));
    Map<String, Object> data =
        Map.of(
            "calls",
            told.stream().map(view::summary).toList(),
            "skipped",
            last - seen - told.size());
    seen = last;
    return "id: " + last + "\n" + event("calls", data);
  }

  private static String event(String name, Object data) {
    // JSON has no line breaks, so each event has one line of data.
    return "event: " + name + "\ndata: " + JSON.writeValueAsString(data) + "\n\n";
  }

  private void write(String text) {
    try {
      response.write(
          false,
          ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)),
          Callback.from(() -> writing.set(false), this::fail));
    } catch (RuntimeException e) {
      // The connection has ended at this moment.
      fail(e);
    }
  }

  private void fail(Throwable failure) {
    if (over.compareAndSet(false, true)) {
      end();
      callback.failed(failure);
    }
  }

  /** Ends it from this side. */
  void close() {
    if (over.compareAndSet(false, true)) {
      end();
      callback.succeeded();
    }
  }

  private void end() {
    watch.close();
    leave.accept(this);
  }
}
