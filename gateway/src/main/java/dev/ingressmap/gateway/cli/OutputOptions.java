package dev.ingressmap.gateway.cli;

import picocli.CommandLine.Option;

/** How a command tells what it did. */
final class OutputOptions {

  /** For whom. */
  enum Format {
    /** People. */
    TEXT,
    /** Programs. */
    JSON
  }

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: text).")
  private Format format = Format.TEXT;

  @Option(names = "--verbose", description = "Show the stack trace of an error.")
  private boolean verbose;

  boolean json() {
    return format == Format.JSON;
  }

  boolean verbose() {
    return verbose;
  }
}
