package dev.ingressmap.gateway.cli.session;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.terminal.Question;
import dev.ingressmap.gateway.cli.terminal.Screen;
import dev.ingressmap.gateway.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import picocli.CommandLine.Option;

/** The user's approval of changes. */
public final class Approval {

  @Option(names = "--auto-approve", description = "Do not ask.")
  private boolean auto;

  /** Whether the command line approves already. */
  public boolean isGiven() {
    return auto;
  }

  /** Whether somebody can be asked. */
  boolean asks(Terminal terminal) {
    if (auto) {
      return false;
    }
    try (BufferedReader typed = terminal.open().orElse(null)) {
      return typed != null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Asks on the terminal, unless the command line approves already.
   *
   * @param screen where the question goes; the answer is read from the terminal in any case
   * @throws InvalidInput if there is no terminal to ask on
   */
  boolean given(Question question, Screen screen, Terminal terminal) {
    if (auto) {
      return true;
    }
    try (BufferedReader typed = terminal.open().orElseThrow(Approval::nobody)) {
      screen.question(question.words());
      String answer = typed.readLine();
      return answer != null && question.approves().test(answer.strip());
    } catch (IOException e) {
      throw nobody();
    }
  }

  private static InvalidInput nobody() {
    return new InvalidInput(
        "nothing was changed: there is no terminal to ask on: give --auto-approve");
  }
}
