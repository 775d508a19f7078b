package dev.ingressmap.localstage.function;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts code by AWS's own runtime interface clients, which users install. */
public final class Runtimes {

  /** What AWS's managed runtime gives to the JVM; the client is native in part. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED");

  private static final String JAVA_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private Runtimes() {}

  /** The names of the runtimes that have a command, for people. */
  public static final String KNOWN = "python3.x, nodejs20.x, java21, provided.al2023 and the like";

  /**
   * The command that starts code.
   *
   * @param runtime AWS's name of it, such as {@code python3.13}; empty if it is not known
   * @return empty if there is no command for the runtime
   */
  public static Optional<List<String>> command(String runtime, Path folder, String handler) {
    if (runtime.startsWith("python")) {
      return Optional.of(List.of(python(folder), "-m", "awslambdaric", handler));
    }
    if (runtime.startsWith("nodejs")) {
      Path own = folder.resolve("node_modules/.bin/aws-lambda-ric");
      return Optional.of(List.of(Files.exists(own) ? own.toString() : "aws-lambda-ric", handler));
    }
    if (runtime.startsWith("java")) {
      List<String> command = new ArrayList<>(List.of(java()));
      command.addAll(JVM_OPTIONS);
      command.addAll(List.of("-cp", classPath(folder), JAVA_CLIENT, handler));
      return Optional.of(command);
    }
    if (runtime.startsWith("provided")) {
      return Optional.of(List.of(folder.resolve("bootstrap").toString()));
    }
    return Optional.empty();
  }

  /** What a user may have to do if a process ends before it asks for an event; null if unknown. */
  static @Nullable String hint(String runtime) {
    if (runtime.startsWith("python")) {
      return "does it have AWS's client? pip install awslambdaric";
    }
    if (runtime.startsWith("nodejs")) {
      return "does it have AWS's client? npm install aws-lambda-ric";
    }
    if (runtime.startsWith("java")) {
      return "does it have AWS's client, aws-lambda-java-runtime-interface-client, in lib, and the"
          + " system libgcc_s.so.1?";
    }
    return null;
  }

  private static String python(Path folder) {
    for (String environment : List.of(".venv", "venv")) {
      Path own = folder.resolve(environment).resolve("bin/python");
      if (Files.isExecutable(own)) {
        return own.toString();
      }
    }
    return "python3";
  }

  private static String java() {
    Path own = Path.of(System.getProperty("java.home"), "bin", "java");
    return Files.isExecutable(own) ? own.toString() : "java";
  }

  private static String classPath(Path folder) {
    return String.join(File.pathSeparator, folder.toString(), folder + "/*", folder + "/lib/*");
  }
}
