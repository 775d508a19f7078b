package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.InvalidInput;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The user's word that changes may be made. */
final class Approval {

  @Option(names = "--auto-approve", description = "Do not ask.")
  private boolean auto;

  /**
   * Asks on the terminal, unless the command line has said yes already.
   *
   * @throws InvalidInput if there is no terminal to ask on
   */
  boolean given(String question) {
    if (auto) {
      return true;
    }
    Console console =
        Optional.ofNullable(System.console())
            .orElseThrow(() ->
                new InvalidInput(
                    "nothing was changed: there is no terminal to ask on: give --auto-approve"));
    String answer = console.readLine("%s [y/N] ", question);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
