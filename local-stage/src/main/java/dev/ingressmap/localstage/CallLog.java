package dev.ingressmap.localstage;

import dev.ingressmap.localstage.execute.CallRecord;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints a line for each call of a stage, and why API Gateway itself answered. Calls do not wait
 * for it: if too many end at once, some are only counted.
 */
final class CallLog implements Consumer<CallRecord>, AutoCloseable {

  /** How calls are printed. */
  enum Form {
    NONE,
    LINE,
    JSON
  }

  /**
   * A line.
   *
   * @param lead trusted text, which may have colours
   * @param text which may be a stranger's
   */
  record Shown(String lead, String text) {}

  private static final int MAX_WAITING = 10_000;
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
  private static final String INDENT = " ".repeat("HH:mm:ss.SSS ".length());

  private final BlockingQueue<CallRecord> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final Form form;
  private final boolean colours;
  private final Consumer<Shown> out;
  private final Consumer<String> accessLog;
  private final Thread writer;

  /**
   * A log.
   *
   * @param colours whether the terminal shows them
   * @param accessLog takes the lines of the stages' access logs
   */
  CallLog(Form form, boolean colours, Consumer<Shown> out, Consumer<String> accessLog) {
    this.form = form;
    this.colours = colours;
    this.out = out;
    this.accessLog = accessLog;
    this.writer = Thread.ofPlatform().daemon().name("calls").start(this::write);
  }

  @Override
  public void accept(CallRecord call) {
    if (!waiting.offer(call)) {
      lost.incrementAndGet();
    }
  }

  private void write() {
    try {
      while (true) {
        show(waiting.take());
        long missing = waiting.isEmpty() ? lost.getAndSet(0) : 0;
        if (missing > 0) {
          out.accept(new Shown("", missing + " more calls ended at once and are not shown"));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(CallRecord call) {
    lines(call).forEach(out);
    if (call.accessLog() != null) {
      accessLog.accept(call.accessLog());
    }
  }

  /** The lines for a call. */
  List<Shown> lines(CallRecord call) {
    return switch (form) {
      case NONE -> List.of();
      case LINE -> text(call);
      case JSON -> List.of(new Shown("", MAPPER.writeValueAsString(call)));
    };
  }

  private List<Shown> text(CallRecord call) {
    List<Shown> lines = new ArrayList<>();
    lines.add(
        new Shown(
            TIME.format(call.ended()) + " " + coloured(call.status()) + " ",
            String.format(
                Locale.ROOT,
                "%s %s %.1f ms%s%s  %s",
                call.method(),
                call.path(),
                call.nanos() / 1e6,
                call.route().isEmpty() ? "" : "  " + call.route(),
                call.integration().isEmpty() ? "" : " -> " + call.integration(),
                call.requestId())));
    if (!call.reason().isEmpty()) {
      lines.add(new Shown(INDENT, call.reason()));
    }
    call.trace().forEach(line -> lines.add(new Shown(INDENT, "| " + line)));
    return lines;
  }

  private String coloured(int status) {
    if (!colours) {
      return Integer.toString(status);
    }
    int colour = status < 400 ? 32 : status < 500 ? 33 : 31;
    return "\u001b[" + colour + "m" + status + "\u001b[0m";
  }

  /** Ends after it has shown what waits. */
  @Override
  public void close() {
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (CallRecord call = waiting.poll(); call != null; call = waiting.poll()) {
      show(call);
    }
  }
}
