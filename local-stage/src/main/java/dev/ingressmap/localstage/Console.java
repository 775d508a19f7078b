package dev.ingressmap.localstage;

import dev.ingressmap.gateway.Escaped;
import java.util.List;

/** Prints to the terminal. Every line stays one line, even if it contains text from strangers. */
final class Console {

  private Console() {}

  static void say(List<String> lines) {
    lines.forEach(line -> System.out.println(Escaped.line(line)));
  }

  static void problem(String problem) {
    System.err.println("local-stage: " + Escaped.line(problem));
  }

  static void trace(Throwable failure) {
    Escaped.trace(failure).forEach(System.err::println);
  }
}
