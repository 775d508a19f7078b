package dev.ingressmap.localstage.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one process of a function logs, and AWS's own lines around it. */
final class FunctionLog {

  private static final Logger log = LoggerFactory.getLogger("function");

  /** What Lambda returns of a log, in characters. */
  private static final int TAIL = 4096;

  /** A longer line is shown as several. */
  private static final int MAX_LINE = 8192;

  private final String function;
  private final StringBuilder tail = new StringBuilder();

  FunctionLog(String function) {
    this.function = function;
  }

  /**
   * Logs the output of a process until it ends. AWS's clients write the lines of an error with CR.
   */
  void follow(InputStream output) {
    try (var reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        boolean ends = c == '\n' || c == '\r';
        if (!ends) {
          line.append((char) c);
        }
        if (ends || line.length() == MAX_LINE) {
          end(line);
        }
      }
      end(line);
    } catch (IOException e) {
      // The process was stopped.
    }
  }

  private void end(StringBuilder line) {
    if (!line.isEmpty()) {
      line(line.toString());
      line.setLength(0);
    }
  }

  void line(String text) {
    log.info("{}: {}", function, text.replace("\t", "  "));
    synchronized (tail) {
      tail.append(text).append('\n');
      if (tail.length() > TAIL) {
        tail.delete(0, tail.length() - TAIL);
      }
    }
  }

  void begins(Invocation invocation) {
    synchronized (tail) {
      tail.setLength(0);
    }
    line("START RequestId: " + invocation.id() + " Version: $LATEST");
  }

  /**
   * Logs the end of an invocation.
   *
   * @param nanos that it took
   * @param init how long the start of the process took, in nanoseconds; 0 if it was started before
   * @param used the most memory of the process so far, in MB; 0 if it is not known
   * @return the end of the invocation's log
   */
  String ends(Invocation invocation, long nanos, int memory, long init, long used) {
    double millis = nanos / 1e6;
    line("END RequestId: " + invocation.id());
    line(
        String.format(
                Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB",
                invocation.id(),
                millis,
                (long) Math.ceil(millis),
                memory)
            + (used == 0 ? "" : "\tMax Memory Used: " + used + " MB")
            + (init == 0
                ? ""
                : String.format(Locale.ROOT, "\tInit Duration: %.2f ms", init / 1e6)));
    return tail();
  }

  String tail() {
    synchronized (tail) {
      return tail.toString();
    }
  }
}
