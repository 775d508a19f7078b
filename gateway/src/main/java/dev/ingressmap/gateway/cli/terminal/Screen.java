package dev.ingressmap.gateway.cli.terminal;

import dev.ingressmap.gateway.Escaped;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * Standard output or standard error. All text is printed through this class. It escapes the text,
 * so a line stays one line, whatever it contains.
 */
public final class Screen {

  /** The message if the result could not be written. */
  public static final String LOST =
      "standard output cannot be written: the disk is full, or what reads it has ended";

  private static final String CLEARED = "\r\u001B[K";

  private final PrintWriter writer;

  private Screen(PrintWriter writer) {
    this.writer = writer;
  }

  public static Screen out(CommandLine command) {
    return new Screen(command.getOut());
  }

  public static Screen err(CommandLine command) {
    return new Screen(command.getErr());
  }

  public void line(String text) {
    line(Line.of(text));
  }

  public void line(Line line) {
    writer.println(line.lead() + Escaped.line(line.text()));
    writer.flush();
  }

  public void lines(List<Line> lines) {
    lines.forEach(this::line);
  }

  public void problem(String problem) {
    line("gateway: " + problem);
  }

  /** Prints trusted text of several lines: our own JSON, or a resource. */
  public void document(String text) {
    writer.print(Escaped.lines(text));
    if (!text.endsWith("\n")) {
      writer.println();
    }
    writer.flush();
  }

  public void question(String words) {
    writer.print(Escaped.line(words) + " ");
    writer.flush();
  }

  /** Draws into the cursor's line, which must be cleared before another line is printed. */
  void draw(String text) {
    writer.print(CLEARED + Escaped.line(text));
    writer.flush();
  }

  void clear() {
    draw("");
  }

  public void trace(Throwable failure) {
    Escaped.trace(failure).forEach(writer::println);
    writer.flush();
  }

  /** Whether something could not be written. */
  public boolean failed() {
    return writer.checkError();
  }
}
