package dev.ingressmap.gateway.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The terminal that this process was started from. */
final class ProcessTerminal implements Terminal {

  @Override
  public Optional<BufferedReader> open() {
    try {
      return Optional.of(Files.newBufferedReader(Path.of("/dev/tty")));
    } catch (IOException e) {
      // Windows has no such file. Without a terminal, it cannot be opened.
      return Optional.ofNullable(System.console()).map(Console::reader).map(BufferedReader::new);
    }
  }

  @Override
  public int width() {
    // It finds the width of a terminal as the help does, and keeps the given one without a
    // terminal.
    return new UsageMessageSpec().width(Integer.MAX_VALUE).autoWidth(true).width();
  }
}
