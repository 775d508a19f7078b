package dev.ingressmap.gateway.cli.help;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How a command and its options are written. */
record Syntax(Help help) {

  /** The command with its required arguments. */
  String synopsis() {
    StringJoiner synopsis = new StringJoiner(" ");
    synopsis.add(command().qualifiedName()).add("[OPTIONS]");
    options().stream()
        .filter(OptionSpec::required)
        .map(option -> option.longestName() + value(option))
        .forEach(synopsis::add);
    command().positionalParameters().forEach(parameter -> synopsis.add(parameter.paramLabel()));
    if (!command().subcommands().isEmpty()) {
      synopsis.add(command().usageMessage().synopsisSubcommandLabel());
    }
    return synopsis.toString();
  }

  /** The options in the order of their long names. */
  List<OptionSpec> options() {
    return command().options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .toList();
  }

  /** All names of an option, the short one first, and its value. */
  String of(OptionSpec option) {
    return Arrays.stream(option.names())
            .map(name -> option.negatable() ? negatable(name) : name)
            .collect(Collectors.joining(", "))
        + value(option);
  }

  private String negatable(String name) {
    return command().commandLine().getNegatableOptionTransformer().makeSynopsis(name, command());
  }

  private String value(ArgSpec option) {
    return help.parameterLabelRenderer()
        .renderParameterLabel(option, Help.Ansi.OFF, List.of())
        .plainString();
  }

  private CommandSpec command() {
    return help.commandSpec();
  }
}
