package dev.ingressmap.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The start of a command line that runs this process's Java for a short time. */
public final class JavaCommand {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private JavaCommand() {}

  /** Runs a main class from this process's class path. */
  public static List<String> of(Class<?> main) {
    return with("-cp", System.getProperty("java.class.path"), main.getName());
  }

  /** Runs Java with other options. */
  public static List<String> with(String... options) {
    // A short process does not gain from slow compilation.
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    return command;
  }
}
