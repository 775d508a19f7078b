package dev.ingressmap.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The beginning of a command line that runs the Java of this process for a short time. */
public final class JavaCommand {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private JavaCommand() {}

  /** A program of the class path of this process. */
  public static List<String> of(Class<?> main) {
    return with("-cp", System.getProperty("java.class.path"), main.getName());
  }

  /** Any other one. */
  public static List<String> with(String... options) {
    // A process that ends soon gains nothing from what takes long to compile.
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    return command;
  }
}
