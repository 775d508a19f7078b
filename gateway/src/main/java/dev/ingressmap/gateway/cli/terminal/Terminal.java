package dev.ingressmap.gateway.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The terminal for questions, even if standard input and output are redirected. */
@FunctionalInterface
public interface Terminal {

  /** No terminal. */
  Terminal NONE = Optional::empty;

  /** Opens the terminal's input; empty if there is no terminal. */
  Optional<BufferedReader> open();

  /** How many columns it shows of standard output; no limit if it does not show it. */
  default int width() {
    return Integer.MAX_VALUE;
  }

  /** The terminal that this process was started from. */
  static Terminal ofProcess() {
    return new ProcessTerminal();
  }

  /** Whether standard output goes where nobody sees it, such as to a file. */
  static boolean isApartFromOutput() {
    try {
      Path output = Path.of("/dev/stdout").toRealPath();
      return !output.startsWith("/dev") || output.equals(Path.of("/dev/null"));
    } catch (IOException e) {
      // A pipe, which may lead to a tee.
      return false;
    }
  }
}
