package dev.ingressmap.gateway.cli.help;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a command, in the sections of a man page. */
public final class HelpPage {

  /** Longer lines are hard to read, however wide the terminal is. */
  private static final int MAX_WIDTH = 100;

  private final Help help;
  private final CommandSpec command;
  private final HelpLines page;

  private final Map<String, String> environment;
  private final Map<String, String> files;

  private HelpPage(Help help, Map<String, String> environment, Map<String, String> files) {
    this.help = help;
    this.environment = environment;
    this.files = files;
    this.command = help.commandSpec();
    this.page = new HelpLines(Math.min(command.usageMessage().width(), MAX_WIDTH));
  }

  /** Installs it as the help of {@code gateway} and all its subcommands. */
  public static void install(CommandLine commandLine) {
    install(commandLine, Surroundings.ENVIRONMENT, Surroundings.FILES);
  }

  /**
   * Installs it as the help of a command.
   *
   * @param environment what the variables mean that the command reads
   * @param files what the files mean that the command uses
   */
  public static void install(
      CommandLine commandLine, Map<String, String> environment, Map<String, String> files) {
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setHelpSectionMap(
        Map.of("page", help -> new HelpPage(help, environment, files).text()));
    commandLine.setHelpSectionKeys(List.of("page"));
  }

  private String text() {
    Syntax syntax = new Syntax(help);
    heading("SYNOPSIS");
    page.line(syntax.synopsis());
    heading("DESCRIPTION");
    page.paragraph(words(command.usageMessage().description()));
    Map<String, String> commands = new LinkedHashMap<>();
    help.subcommands()
        .forEach((name, sub) ->
            commands.put(name, words(sub.commandSpec().usageMessage().description()[0])));
    terms("COMMANDS", commands);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      parameters.put(parameter.paramLabel(), words(parameter.description()));
    }
    terms("PARAMETERS", parameters);
    Map<String, String> options = new LinkedHashMap<>();
    for (OptionSpec option : syntax.options()) {
      options.put(syntax.of(option), words(option.description()));
    }
    terms("OPTIONS", options);
    terms("EXIT STATUS", ExitCodes.of(command));
    if (command.parent() == null) {
      terms("ENVIRONMENT", environment);
      terms("FILES", files);
    }
    heading("EXAMPLES");
    List.of(command.usageMessage().footer()).forEach(page::line);
    return page.toString();
  }

  private void terms(String heading, Map<String, String> meanings) {
    if (!meanings.isEmpty()) {
      heading(heading);
      page.terms(meanings);
    }
  }

  private void heading(String heading) {
    page.heading(help.ansi().string("@|bold " + heading + "|@"));
  }

  private static String words(String... lines) {
    // picocli would read a single percent sign as a format.
    return String.join(" ", lines).replace("%%", "%");
  }
}
