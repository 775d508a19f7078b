package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.execute.story.Part;
import dev.ingressmap.localstage.execute.story.Secrets;
import dev.ingressmap.localstage.execute.story.StepName;
import dev.ingressmap.localstage.execute.story.Story;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a call: line by line, in the words of AWS's execution logs, and as a story.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html">
 *     Logging in API Gateway</a>
 */
public final class ExecutionLog {

  /** Keeps nothing. */
  public static final ExecutionLog OFF = new ExecutionLog(false, null);

  /** As much as AWS shows of a body, in characters. */
  private static final int MAX_BODY = 1024;

  private static final int MAX_LINES = 200;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final boolean on;
  private final @Nullable Story story;
  private final List<Line> lines = new ArrayList<>();
  private final Secrets secrets = new Secrets();

  private ExecutionLog(boolean on, @Nullable Story story) {
    this.on = on;
    this.story = story;
  }

  public static ExecutionLog on() {
    return new ExecutionLog(true, null);
  }

  /**
   * A log that is a story, too.
   *
   * @param lines whether it is also kept line by line
   */
  public static ExecutionLog told(boolean lines) {
    return new ExecutionLog(lines, new Story(System::nanoTime));
  }

  /** The story; null if none is kept. */
  public @Nullable Story story() {
    return story;
  }

  public Secrets secrets() {
    return secrets;
  }

  /** Hides a value, such as a caller's token, in all lines to come. */
  public void hide(String secret) {
    if (isKept()) {
      secrets.add(secret);
    }
  }

  /** Hides the secrets of a message in all lines to come: bodies repeat its headers. */
  public void hide(HttpFields headers) {
    if (isKept()) {
      secrets.add(headers);
    }
  }

  /** Hides the secrets of a request's address in all lines to come. */
  public void hideQuery(@Nullable String query) {
    if (query != null && isKept()) {
      secrets.addQuery(query);
    }
  }

  /** Hides the secrets of headers in a function's answer in all lines to come. */
  public void hide(Payload answer) {
    if (isKept()) {
      secrets.addJson(answer.kept().text());
    }
  }

  /** Begins a step of the story. */
  public void begin(StepName step) {
    if (story != null) {
      story.begin(step);
    }
  }

  /** Adds a fact to the step of the story, which is only made if it is kept. */
  public void fact(String name, Supplier<?> value) {
    if (story != null) {
      story.fact(name, String.valueOf(value.get()));
    }
  }

  /** Adds a part to the step of the story, which is only made if it is kept. */
  public void part(Supplier<Part> part) {
    if (story != null) {
      story.part(part.get());
    }
  }

  /** Ends the step of the story in which the call failed. */
  public void fail() {
    if (story != null) {
      story.fail();
    }
  }

  /** Adds a line, which is only made if it is kept. */
  public void line(Supplier<String> text) {
    if (!isKept()) {
      return;
    }
    String line = secrets.masked(text.get());
    if (story != null) {
      story.line(line);
    }
    if (on) {
      synchronized (lines) {
        if (lines.size() < MAX_LINES) {
          lines.add(new Line(Instant.now(), line));
        }
      }
    }
  }

  private boolean isKept() {
    return on || story != null;
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
    String text = body.beginning(MAX_BODY);
    return text.length() <= MAX_BODY ? text : text.substring(0, MAX_BODY) + " [TRUNCATED]";
  }

  /** Headers as AWS shows them, without secrets. */
  public static String shown(HttpFields headers) {
    StringJoiner shown = new StringJoiner(", ", "{", "}");
    for (HttpField header : headers) {
      shown.add(header.getName() + "=" + Secrets.shown(header));
    }
    return shown.toString();
  }
}
