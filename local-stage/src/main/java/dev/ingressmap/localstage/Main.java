package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.cli.help.Misspelling;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Starts the local stage, prints where it is, and runs until it is told to stop. */
public final class Main {

  private static final String NO_FILE = "no-aws-file";

  private Main() {}

  public static void main(String[] arguments) {
    // Nothing here is on AWS, so the user's AWS configuration must not matter, and is not even
    // read.
    System.setProperty("aws.configFile", NO_FILE);
    System.setProperty("aws.sharedCredentialsFile", NO_FILE);
    // The JVM would print foreign text unescaped.
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> Console.trace(failure));
    try {
      if (!run(arguments)) {
        System.exit(1);
      }
    } catch (ParameterException e) {
      Console.problem(Misspelling.problem(e) + " (see local-stage --help)");
      System.exit(1);
    }
  }

  private static boolean run(String[] arguments) {
    if (arguments.length == 0) {
      // A container often has none, and the parser's classes take a tenth of an empty start.
      return start(new Given(Map.of(), System.getenv()));
    }
    ParseResult parsed = Flags.commandLine().parseArgs(arguments);
    return CommandLine.executeHelpRequest(parsed) != null
        || start(new Given(Flags.of(parsed), System.getenv()));
  }

  /** Whether it has started. If not, it has said why. */
  private static boolean start(Given given) {
    try {
      LocalStageSettings settings = LocalStageSettings.of(given);
      LocalStage stage = LocalStage.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stop"));
      Console.say(new Summary(stage, settings.console()).lines(InvokeCheck::get));
      return true;
    } catch (InvalidSetting e) {
      Console.problem(given.problem(e));
    } catch (InvalidInput e) {
      e.problems().forEach(Console::problem);
    } catch (AwsFailure e) {
      Console.problem(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      if (given.isVerbose()) {
        Console.trace(e);
      }
      Console.problem(
          "cannot start: " + reason(e) + " (--verbose or LOCAL_STAGE_VERBOSE=true says more)");
    }
    return false;
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElseThrow();
  }
}
