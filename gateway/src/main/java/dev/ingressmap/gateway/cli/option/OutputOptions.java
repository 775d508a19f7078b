package dev.ingressmap.gateway.cli.option;

import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How a command reports what it did. */
public final class OutputOptions {

  private static final Pattern JSON_ASKED_FOR =
      Pattern.compile("^--output[=\\n]json$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  /** The reader of the output. */
  enum Format {
    /** People. */
    TEXT,
    /** Programs. */
    JSON
  }

  /** The words that complete the option. */
  static final class Formats extends Words {
    Formats() {
      super("text", "json");
    }
  }

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      completionCandidates = Formats.class,
      description = "text or json (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--verbose",
      description =
          "Show each call to AWS with its time, and the stack trace of an unexpected error.")
  private boolean verbose;

  /** Whether arguments that could not be parsed ask for JSON. */
  public static boolean areForJson(String[] arguments) {
    String line = String.join("\n", arguments);
    return JSON_ASKED_FOR.matcher(line).find();
  }

  public boolean json() {
    return format == Format.JSON;
  }

  public boolean verbose() {
    return verbose;
  }
}
