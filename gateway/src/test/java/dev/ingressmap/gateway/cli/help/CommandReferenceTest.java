package dev.ingressmap.gateway.cli.help;

import static java.util.stream.Collectors.joining;

import dev.ingressmap.gateway.ReferencePage;
import dev.ingressmap.gateway.cli.Gateway;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** docs/reference/commands.md has every command of {@code gateway} and its options. */
class CommandReferenceTest {

  /** An option that more commands have is described once. */
  private static final int FEW = 3;

  private record Written(String syntax, String meaning) {}

  private final List<CommandLine> commands = commands(Gateway.commandLine()).toList();
  private final Map<Written, List<String>> owners = owners();

  @Test
  void hasEveryOption() throws IOException {
    ReferencePage page = new ReferencePage("commands.md", "The commands of gateway");
    page.paragraph(
        "[gateway](../gateway.md) explains them. Each command prints this by `--help`, too.");
    commands.forEach(command -> describe(page, command));
    page.heading("Options of several commands");
    page.table(
        List.of("option", "meaning", "commands"),
        owners.entrySet().stream()
            .filter(option -> option.getValue().size() > FEW)
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(Written::syntax)))
            .map(option -> row(option.getKey(), commands(option.getValue())))
            .toList());
    page.heading("Environment");
    page.table(List.of("variable", "meaning"), rows(Surroundings.ENVIRONMENT));
    page.heading("Files");
    page.table(List.of("file", "meaning"), rows(Surroundings.FILES));
    page.check();
  }

  private void describe(ReferencePage page, CommandLine command) {
    Syntax syntax = new Syntax(command.getHelp());
    page.heading(name(command));
    page.paragraph(meaning(command.getCommandSpec().usageMessage().description()));
    page.code(List.of(syntax.synopsis()));
    List<List<String>> own = new ArrayList<>();
    command
        .getCommandSpec()
        .positionalParameters()
        .forEach(parameter ->
            own.add(row(new Written(parameter.paramLabel(), meaning(parameter.description())))));
    written(command)
        .filter(option -> owners.getOrDefault(option, List.of()).size() <= FEW)
        .forEach(option -> own.add(row(option)));
    if (!own.isEmpty()) {
      page.table(List.of("argument", "meaning"), own);
    }
    page.table(List.of("exit code", "meaning"), rows(ExitCodes.of(command.getCommandSpec())));
    page.code(List.of(command.getCommandSpec().usageMessage().footer()));
  }

  private Map<Written, List<String>> owners() {
    Map<Written, List<String>> all = new LinkedHashMap<>();
    commands.forEach(command ->
        written(command)
            .forEach(option ->
                all.computeIfAbsent(option, each -> new ArrayList<>()).add(name(command))));
    return all;
  }

  /** The fewer: those that have it, or those that do not. */
  private String commands(List<String> having) {
    List<String> others =
        commands.stream()
            .map(CommandReferenceTest::name)
            .filter(name -> !having.contains(name))
            .toList();
    if (others.isEmpty()) {
      return "all";
    }
    return others.size() < having.size() ? "all except " + list(others) : list(having);
  }

  private static String list(List<String> names) {
    return names.stream().map(ReferencePage::code).collect(joining(", "));
  }

  private static Stream<Written> written(CommandLine command) {
    Syntax syntax = new Syntax(command.getHelp());
    return syntax.options().stream()
        .map(option -> new Written(syntax.of(option), meaning(option.description())));
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CommandReferenceTest::commands));
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  private static String meaning(String... lines) {
    return ReferencePage.words(String.join(" ", lines).replace("%%", "%"));
  }

  private static List<String> row(Written option, String... more) {
    return Stream.concat(
            Stream.of(ReferencePage.code(option.syntax()), option.meaning()), Stream.of(more))
        .toList();
  }

  private static List<List<String>> rows(Map<String, String> meanings) {
    return meanings.entrySet().stream()
        .map(each -> List.of(ReferencePage.code(each.getKey()), meaning(each.getValue())))
        .toList();
  }
}
