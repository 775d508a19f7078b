package dev.ingressmap.gateway.cli.session;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.cli.help.Misspelling;
import dev.ingressmap.gateway.cli.option.OutputOptions;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Json;
import dev.ingressmap.gateway.cli.terminal.Screen;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.deploy.api.step.ForeignDocument;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reports what went wrong: to people in one line each, to programs as JSON. */
public final class Problems {

  private Problems() {}

  /** Reports a command line that cannot be parsed. */
  public static int usage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    List<String> problems = List.of(Misspelling.problem(e) + " (see " + name + " --help)");
    print(command, problems);
    if (OutputOptions.areForJson(arguments)) {
      report(command, problems, new ApiCalls(0, 0));
    }
    return ExitCode.FAILED;
  }

  /** Reports a command that failed. */
  public static int execution(Exception e, CommandLine command, ParseResult ignored) {
    List<String> problems = problems(e);
    if (command.getCommand() instanceof ConnectedAction action) {
      action.quiet();
      if (action.output().verbose() && !isOfTheUser(e)) {
        Screen.err(command).trace(e);
      }
      if (action.output().json() && !action.hasReported()) {
        report(command, problems, action.calls());
      }
    }
    print(command, problems);
    return ExitCode.FAILED;
  }

  /** Whether the message suffices, and a stack trace would not help. */
  private static boolean isOfTheUser(Exception e) {
    return e instanceof InvalidInput
        || e instanceof ForeignDocument
        || e instanceof CheckFailure
        || e instanceof InvalidPathException;
  }

  private static void report(CommandLine command, List<String> problems, ApiCalls calls) {
    Map<String, Object> report = new TreeMap<>();
    report.put("command", command.getCommandName());
    report.put("errors", problems);
    report.put("apiCalls", calls.total());
    report.put("reads", calls.reads());
    report.put("writes", calls.writes());
    Screen.out(command).document(Json.line(report));
  }

  private static List<String> problems(Exception e) {
    if (e instanceof InvalidInput invalid) {
      return invalid.problems();
    }
    if (e instanceof AwsFailure
        || e instanceof ClusterFailure
        || e instanceof ForeignDocument
        || e instanceof CheckFailure) {
      return List.of(String.valueOf(e.getMessage()));
    }
    if (e instanceof InvalidPathException path) {
      return List.of(path.getInput() + ": no file can have this name here: " + path.getReason());
    }
    return List.of("unexpected " + e + " (--verbose shows where)");
  }

  private static void print(CommandLine command, List<String> problems) {
    Screen err = Screen.err(command);
    problems.forEach(err::problem);
  }
}
