package dev.ingressmap.localstage.execute.call;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * What happens in a call, line by line, in the words of AWS's execution logs.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html">
 *     Logging in API Gateway</a>
 */
public final class ExecutionLog {

  /** Keeps nothing. */
  public static final ExecutionLog OFF = new ExecutionLog(false);

  /** As much as AWS shows of a body, in characters. */
  private static final int MAX_BODY = 1024;

  private static final int MAX_LINES = 200;

  /** Headers with a secret, of which AWS shows the last characters. */
  private static final Set<String> SECRET =
      Set.of("authorization", "x-api-key", "cookie", "set-cookie", "x-amz-security-token");

  private static final int SHOWN = 6;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final boolean on;
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> secrets = new CopyOnWriteArraySet<>();

  private ExecutionLog(boolean on) {
    this.on = on;
  }

  public static ExecutionLog on() {
    return new ExecutionLog(true);
  }

  /** Hides a value, such as a caller's token, in all lines to come. */
  public void hide(String secret) {
    // A few characters would be hidden in words, too.
    if (on && secret.length() >= SHOWN) {
      secrets.add(secret);
    }
  }

  /** Hides the secrets of a request in all lines to come: bodies repeat its headers. */
  public void hide(HttpFields headers) {
    for (HttpField header : headers) {
      if (SECRET.contains(header.getLowerCaseName())) {
        hide(String.valueOf(header.getValue()));
      }
    }
  }

  /** Adds a line, which is only made if it is kept. */
  public void line(Supplier<String> text) {
    if (on) {
      String line = text.get();
      for (String secret : secrets) {
        line = line.replace(secret, masked(secret));
      }
      synchronized (lines) {
        if (lines.size() < MAX_LINES) {
          lines.add(new Line(Instant.now(), line));
        }
      }
    }
  }

  public List<String> lines() {
    synchronized (lines) {
      return lines.stream().map(Line::text).toList();
    }
  }

  /** The lines, each with its time, as AWS writes them. */
  public List<String> timedLines() {
    synchronized (lines) {
      return lines.stream().map(line -> TIME.format(line.time) + " : " + line.text).toList();
    }
  }

  private record Line(Instant time, String text) {}

  /** A body as AWS shows it. */
  public static String shown(Payload body) {
    String text = body.text();
    return text.length() <= MAX_BODY ? text : text.substring(0, MAX_BODY) + " [TRUNCATED]";
  }

  /** Headers as AWS shows them, without secrets. */
  public static String shown(HttpFields headers) {
    StringJoiner shown = new StringJoiner(", ", "{", "}");
    for (HttpField header : headers) {
      String value = String.valueOf(header.getValue());
      shown.add(
          header.getName()
              + "="
              + (SECRET.contains(header.getLowerCaseName()) ? masked(value) : value));
    }
    return shown.toString();
  }

  private static String masked(String value) {
    // Less than half of a short secret.
    int end = value.length() - Math.min(SHOWN, value.length() / 3);
    return "*".repeat(Math.min(end, 20)) + value.substring(end);
  }
}
