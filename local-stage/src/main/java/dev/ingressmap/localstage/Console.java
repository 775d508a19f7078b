package dev.ingressmap.localstage;

import dev.ingressmap.gateway.Escaped;
import java.util.List;

/** Prints to the terminal. Every line stays one line, even if it contains text from strangers. */
final class Console {

  private Console() {}

  static void say(List<String> lines) {
    lines.forEach(line -> System.out.println(Escaped.line(line)));
  }

  /** Prints a line of a log. */
  static void log(CallLog.Shown line) {
    System.err.println(line.lead() + Escaped.line(line.text()));
  }

  /** Whether the log is read by a person, who has not asked for plain text. */
  @SuppressWarnings("SystemConsoleNull") // It is null in a runtime that has only some modules.
  static boolean hasColours() {
    java.io.Console terminal = System.console();
    return terminal != null && terminal.isTerminal() && System.getenv("NO_COLOR") == null;
  }

  static void problem(String problem) {
    System.err.println("local-stage: " + Escaped.line(problem));
  }

  static void trace(Throwable failure) {
    Escaped.trace(failure).forEach(System.err::println);
  }
}
