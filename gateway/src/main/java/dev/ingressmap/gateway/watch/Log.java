package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.Escaped;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log: one line with its time for each fact, for people, or as JSON for programs. A message
 * stays one line, whatever it contains.
 */
public final class Log {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintWriter out;
  private final boolean json;
  private final boolean verbose;

  /**
   * A log.
   *
   * @param verbose whether details, and stack traces of unexpected errors, are shown
   */
  public Log(PrintWriter out, boolean json, boolean verbose) {
    this.out = out;
    this.json = json;
    this.verbose = verbose;
  }

  /** Whether a line could not be written. */
  boolean isLost() {
    return out.checkError();
  }

  void info(String message) {
    line("INFO", message);
  }

  /** Details for debugging. */
  void detail(String message) {
    if (verbose) {
      line("DEBUG", message);
    }
  }

  void warn(String message) {
    line("WARN", message);
  }

  void error(String message) {
    line("ERROR", message);
  }

  /** Logs what should not have been possible. */
  void unexpected(RuntimeException e) {
    String message = "unexpected " + e + " (--verbose shows where)";
    line("ERROR", message, verbose ? Escaped.trace(e) : List.of());
  }

  private void line(String level, String message) {
    line(level, message, List.of());
  }

  private synchronized void line(String level, String message, List<String> trace) {
    String time = TIME.format(Instant.now());
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("time", time);
      fields.put("level", level.toLowerCase(Locale.ROOT));
      fields.put("message", message);
      if (!trace.isEmpty()) {
        fields.put("trace", trace);
      }
      out.println(Escaped.json(JSON.writeValueAsString(fields)));
    } else {
      out.println("%s %-5s %s".formatted(time, level, Escaped.line(message)));
      trace.forEach(out::println);
    }
    out.flush();
  }
}
