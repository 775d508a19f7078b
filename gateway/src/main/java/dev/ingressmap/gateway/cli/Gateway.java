package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.cli.command.ApplyCommand;
import dev.ingressmap.gateway.cli.command.CompletionCommand;
import dev.ingressmap.gateway.cli.command.DestroyCommand;
import dev.ingressmap.gateway.cli.command.ExportCommand;
import dev.ingressmap.gateway.cli.command.HistoryCommand;
import dev.ingressmap.gateway.cli.command.ImportExistingCommand;
import dev.ingressmap.gateway.cli.command.PlanCommand;
import dev.ingressmap.gateway.cli.command.PromoteCommand;
import dev.ingressmap.gateway.cli.command.RollbackCommand;
import dev.ingressmap.gateway.cli.command.SchemaCommand;
import dev.ingressmap.gateway.cli.command.SdkCommand;
import dev.ingressmap.gateway.cli.command.StatusCommand;
import dev.ingressmap.gateway.cli.command.UrlCommand;
import dev.ingressmap.gateway.cli.command.VerifyCommand;
import dev.ingressmap.gateway.cli.command.WatchCommand;
import dev.ingressmap.gateway.cli.help.HelpPage;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.key.ClientCertificatesCommand;
import dev.ingressmap.gateway.cli.key.KeysCommand;
import dev.ingressmap.gateway.cli.session.ConnectedAction;
import dev.ingressmap.gateway.cli.session.Problems;
import dev.ingressmap.gateway.cli.team.CheckCommand;
import dev.ingressmap.gateway.cli.team.PolicyCommand;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Screen;
import dev.ingressmap.gateway.cli.terminal.StandardStream;
import dev.ingressmap.gateway.cli.terminal.Terminal;
import dev.ingressmap.gateway.cli.view.ExplainCommand;
import dev.ingressmap.gateway.cli.view.RoutesCommand;
import dev.ingressmap.gateway.cluster.access.Environment;
import java.io.BufferedReader;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Keeps one stage of AWS API Gateway equal to the Ingress rules of a cluster. */
@Command(
    name = "gateway",
    description = "Keeps one stage of AWS API Gateway equal to the Ingress rules of a cluster.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeList = {"0:success", "1:an error, or not approved", "2:plan found changes"},
    footer = {
      "gateway plan -f k8s/base",
      "kubectl kustomize k8s/base | gateway apply -f - --auto-approve",
      "gateway plan --from-cluster --context prod --namespace shop",
      "gateway watch",
      "gateway export -f k8s/base --out openapi.json",
      "gateway url"
    })
public final class Gateway implements Terminal {

  private static final List<Class<?>> COMMANDS =
      List.of(
          PlanCommand.class,
          ApplyCommand.class,
          WatchCommand.class,
          StatusCommand.class,
          RoutesCommand.class,
          ExplainCommand.class,
          VerifyCommand.class,
          HistoryCommand.class,
          RollbackCommand.class,
          PromoteCommand.class,
          DestroyCommand.class,
          KeysCommand.class,
          ClientCertificatesCommand.class,
          UrlCommand.class,
          ImportExistingCommand.class,
          CheckCommand.class,
          PolicyCommand.class,
          ExportCommand.class,
          SdkCommand.class,
          SchemaCommand.class,
          CompletionCommand.class);

  private final Terminal terminal;

  private Gateway(Terminal terminal) {
    this.terminal = terminal;
  }

  public static void main(String[] arguments) {
    if ("dumb".equals(System.getenv("TERM"))) {
      System.setProperty("picocli.ansi", "false");
    }
    CommandLine commandLine = commandLine(Terminal.ofProcess(), arguments);
    commandLine.setOut(StandardStream.out());
    commandLine.setErr(StandardStream.err());
    // The JVM would print foreign text unescaped.
    Screen screen = Screen.err(commandLine);
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> screen.trace(failure));
    System.exit(commandLine.execute(arguments));
  }

  /** Opens the terminal for the commands' questions. */
  @Override
  public Optional<BufferedReader> open() {
    return terminal.open();
  }

  /** The width of the terminal, for the commands' tables. */
  @Override
  public int width() {
    return terminal.width();
  }

  /** The command. It looks for clusters in the given environment. */
  public static CommandLine commandLine(Environment environment, String... arguments) {
    CommandLine commandLine = commandLine(arguments);
    for (CommandLine subcommand : commandLine.getSubcommands().values()) {
      if (subcommand.getCommand() instanceof ConnectedAction action) {
        action.environment(environment);
      }
    }
    return commandLine;
  }

  /**
   * The command, ready to be executed. It asks no questions.
   *
   * @param arguments that it will get; none if they are not known yet
   */
  public static CommandLine commandLine(String... arguments) {
    return commandLine(Terminal.NONE, arguments);
  }

  /** Executes a command. It fails if its output cannot be written. */
  private static int execute(ParseResult arguments) {
    int exitCode = new RunLast().execute(arguments);
    CommandLine commandLine = arguments.commandSpec().commandLine();
    if (Screen.out(commandLine).failed()) {
      Screen.err(commandLine).problem(Screen.LOST);
      return ExitCode.FAILED;
    }
    return exitCode;
  }

  /** The same, which may ask in a terminal. */
  public static CommandLine commandLine(Terminal terminal, String... arguments) {
    CommandLine commandLine = new CommandLine(new Gateway(terminal));
    commands(arguments).forEach(commandLine::addSubcommand);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    // A name that begins with @ is a name, not a file with options.
    commandLine.setExpandAtFiles(false);
    commandLine.setExecutionStrategy(Gateway::execute);
    commandLine.setParameterExceptionHandler(Problems::usage);
    commandLine.setExecutionExceptionHandler(Problems::execution);
    HelpPage.install(commandLine);
    return commandLine;
  }

  /** To read the options of all commands takes longer than most commands do. */
  private static List<Class<?>> commands(String... arguments) {
    return COMMANDS.stream()
        .filter(command -> command != CompletionCommand.class && arguments.length > 0)
        .filter(command -> command.getAnnotation(Command.class).name().equals(arguments[0]))
        .<List<Class<?>>>map(List::of)
        .findFirst()
        .orElse(COMMANDS);
  }
}
