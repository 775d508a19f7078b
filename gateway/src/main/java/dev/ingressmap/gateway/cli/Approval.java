package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.InvalidInput;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The user's word that changes may be made. */
final class Approval {

  @Option(names = "--auto-approve", description = "Do not ask.")
  private boolean auto;

  /** Whether somebody is there who will be asked. */
  boolean asks() {
    return !auto && terminal().isPresent();
  }

  /**
   * Asks on the terminal, unless the command line has said yes already.
   *
   * @param screen where the question goes; the answer is read from the terminal in any case
   * @throws InvalidInput if there is no terminal to ask on
   */
  boolean given(String question, PrintWriter screen) {
    if (auto) {
      return true;
    }
    Console console =
        terminal()
            .orElseThrow(() ->
                new InvalidInput(
                    "nothing was changed: there is no terminal to ask on: give --auto-approve"));
    screen.print(question + " [y/N] ");
    screen.flush();
    String answer = console.readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  private static Optional<Console> terminal() {
    return Optional.ofNullable(System.console());
  }
}
