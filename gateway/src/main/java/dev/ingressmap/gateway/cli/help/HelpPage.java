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

  private HelpPage(Help help) {
    this.help = help;
    this.command = help.commandSpec();
    this.page = new HelpLines(Math.min(command.usageMessage().width(), MAX_WIDTH));
  }

  /** Installs it as the help of a command and all its subcommands. */
  public static void install(CommandLine commandLine) {
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setHelpSectionMap(Map.of("page", help -> new HelpPage(help).text()));
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
      terms("ENVIRONMENT", Surroundings.ENVIRONMENT);
      terms("FILES", Surroundings.FILES);
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
