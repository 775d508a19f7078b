package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.settings.file.SettingsFile;

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
      LocalStageSettings local = LocalStageSettings.of(System::getenv);
      LocalStage stage =
          LocalStage.start(local, local.chosen(SettingsFile.stagesOfWorkingFolder()));
      Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stop"));
      Console.say(new Summary(stage).lines(InvokeCheck::get));
    } catch (InvalidInput e) {
      e.problems().forEach(Console::problem);
      System.exit(1);
    } catch (AwsFailure e) {
      Console.problem(String.valueOf(e.getMessage()));
      System.exit(1);
    } catch (RuntimeException e) {
      if (Boolean.parseBoolean(System.getenv("LOCAL_STAGE_VERBOSE"))) {
        Console.trace(e);
      }
      Console.problem("cannot start: " + reason(e) + " (LOCAL_STAGE_VERBOSE=true says more)");
      System.exit(1);
    }
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
