package dev.ingressmap.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Help in the form of a man page. */
class HelpTest {

  @ParameterizedTest
  @MethodSource("commands")
  void hasItsSections(String command) {
    String help = help(command);

    assertThat(help.lines().filter(line -> line.matches("[A-Z].*")))
        .startsWith("SYNOPSIS", "DESCRIPTION")
        .contains("OPTIONS", "EXIT STATUS")
        .endsWith("EXAMPLES");
    assertThat(help).startsWith("SYNOPSIS\n  " + command + " [OPTIONS]");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void breaksLinesBetweenWordsOnly(String command) {
    String help = help(command);

    assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    String unbroken = help.replaceAll("\\s+", " ");
    find(command).getCommandSpec().options().stream()
        .flatMap(option -> Stream.of(option.description()))
        .map(description -> description.replace("%%", "%"))
        .forEach(description -> assertThat(unbroken).contains(description));
  }

  /** Each example is a valid command line. */
  @ParameterizedTest
  @MethodSource("commands")
  void givesExamples(String command) {
    String examples = help(command).split("EXAMPLES\n", 2)[1];

    assertThat(examples.lines())
        .isNotEmpty()
        .allSatisfy(line -> {
          String[] words = line.replaceAll(".*gateway |[)>].*", "").strip().split(" ", -1);
          assertThat(Gateway.commandLine().parseArgs(words).hasSubcommand()).isTrue();
        });
  }

  @Test
  void tellsWhatItTakesFromWhereItRuns() {
    assertThat(help("gateway"))
        .contains("  2  plan found changes\n")
        .contains("ENVIRONMENT\n  AWS_PROFILE ", "\n  KUBECONFIG ", "\n  NO_COLOR ")
        .contains("FILES\n  gateway.yaml\n", "\n  ~/.kube/config\n");
  }

  @Test
  void saysWhatACommandMustHave() {
    assertThat(help("gateway sdk"))
        .startsWith("SYNOPSIS\n  gateway sdk [OPTIONS] --language=NAME --out=FOLDER\n");
    assertThat(help("gateway keys create"))
        .startsWith("SYNOPSIS\n  gateway keys create [OPTIONS] --plan=PLAN NAME\n");
    assertThat(help("gateway keys")).startsWith("SYNOPSIS\n  gateway keys [OPTIONS] COMMAND\n");
  }

  /** Among the commands, only the one that the arguments name is there. */
  @ParameterizedTest
  @MethodSource("commands")
  void isTheSameIfTheArgumentsAreKnown(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.add("--help");
    arguments.remove(0);
    CommandLine gateway = Gateway.commandLine(arguments.toArray(String[]::new));

    assertThat(help(gateway, arguments)).isEqualTo(help(command));
    assertThat(gateway.getSubcommands().size() == 1)
        .isEqualTo(!List.of("gateway", "gateway completion").contains(command));
  }

  static List<String> commands() {
    List<String> names = new ArrayList<>();
    List<CommandLine> left = new ArrayList<>(List.of(Gateway.commandLine()));
    while (!left.isEmpty()) {
      CommandLine next = left.remove(0);
      names.add(next.getCommandSpec().qualifiedName());
      left.addAll(next.getSubcommands().values());
    }
    assertThat(names).contains("gateway", "gateway plan", "gateway keys revoke");
    return names;
  }

  private static CommandLine find(String command) {
    CommandLine found = Gateway.commandLine();
    for (String name : Arrays.stream(command.split(" ", -1)).skip(1).toList()) {
      found = Objects.requireNonNull(found.getSubcommands().get(name));
    }
    return found;
  }

  private static String help(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.add("--help");
    return help(Gateway.commandLine(), arguments.subList(1, arguments.size()));
  }

  private static String help(CommandLine gateway, List<String> arguments) {
    StringWriter out = new StringWriter();
    gateway.setOut(new PrintWriter(out, true));
    gateway.setUsageHelpAutoWidth(false);
    assertThat(gateway.execute(arguments.toArray(String[]::new))).isZero();
    return out.toString();
  }
}
