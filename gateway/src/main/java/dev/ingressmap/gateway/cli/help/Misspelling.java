package dev.ingressmap.gateway.cli.help;

import dev.ingressmap.gateway.yaml.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line with a word that is neither a command nor an option. */
public final class Misspelling {

  private static final String LONG = "--";

  private Misspelling() {}

  /** What is wrong with a command line, and what was probably meant. */
  public static String problem(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(e.getMessage());
    }
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String word = unmatched.getUnmatched().get(0);
    if (word.startsWith(LONG)) {
      String name = word.substring(LONG.length()).split("=", 2)[0];
      return "Unknown option: '" + word + "'" + hint(name, LONG, options(command));
    }
    return command.subcommands().isEmpty() || unmatched.isUnknownOption()
        ? String.valueOf(e.getMessage())
        : "Unknown command: '" + word + "'" + hint(word, "", command.subcommands().keySet());
  }

  private static String hint(String name, String prefix, Collection<String> known) {
    return NearestName.of(name, known)
        .map(nearest -> NearestName.question(prefix + nearest))
        .orElse("");
  }

  private static List<String> options(CommandSpec command) {
    return command.options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .filter(name -> name.startsWith(LONG))
        .map(name -> name.substring(LONG.length()))
        .toList();
  }
}
