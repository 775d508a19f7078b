package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.Escaped;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * Standard output or standard error. All text gets there through this class, which escapes it: a
 * line is one line, whatever it says.
 */
final class Screen {

  private static final String CLEARED = "\r\u001B[K";

  private final PrintWriter writer;

  private Screen(PrintWriter writer) {
    this.writer = writer;
  }

  static Screen out(CommandLine command) {
    return new Screen(command.getOut());
  }

  static Screen err(CommandLine command) {
    return new Screen(command.getErr());
  }

  void line(String text) {
    line(Line.of(text));
  }

  void line(Line line) {
    writer.println(line.lead() + Escaped.line(line.text()));
    writer.flush();
  }

  void lines(List<Line> lines) {
    lines.forEach(this::line);
  }

  void problem(String problem) {
    line("gateway: " + problem);
  }

  /** A text of several lines that is no stranger's: JSON of ours, or a resource. */
  void document(String text) {
    text.lines().forEach(this::line);
  }

  void question(String words) {
    writer.print(Escaped.line(words) + " ");
    writer.flush();
  }

  /** Draws into the cursor's line, which must be cleared before another one is printed. */
  void draw(String text) {
    writer.print(CLEARED + Escaped.line(text));
    writer.flush();
  }

  void clear() {
    draw("");
  }

  void trace(Throwable failure) {
    Escaped.trace(failure).forEach(writer::println);
    writer.flush();
  }

  /** Whether something has not arrived. */
  boolean failed() {
    return writer.checkError();
  }
}
