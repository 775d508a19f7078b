package dev.ingressmap.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The application as a process on this machine.
 *
 * @param command to run it, without its own arguments
 * @param log where its output goes
 */
record Trainee(List<String> command, Path directory, Path log) {

  private static final long PATIENCE_SECONDS = 120;

  Process start(Map<String, String> environment, List<String> arguments) {
    List<String> line = new ArrayList<>(command);
    line.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // The shell's own settings must not get into an image.
    builder.environment().keySet().removeIf(Trainee::speaksToJava);
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new BuildFailure("cannot start " + command.get(0), e);
    }
  }

  /** Waits for a condition while the process is alive. */
  void await(Process process, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (!process.isAlive()) {
        throw failure("it ended with " + process.exitValue());
      }
      if (System.nanoTime() > end) {
        throw failure("it does not answer");
      }
      pause();
    }
  }

  boolean hasSaid(String text) {
    try {
      return Files.readString(log).contains(text);
    } catch (IOException e) {
      throw new BuildFailure("cannot read " + log, e);
    }
  }

  /** Waits for the end of the process, which includes writing the cache. */
  void awaitEnd(Process process, int... expected) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw failure("it does not end");
      }
      for (int status : expected) {
        if (process.exitValue() == status) {
          return;
        }
      }
      throw failure("it ended with " + process.exitValue());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("it was interrupted");
    }
  }

  BuildFailure failure(String why) {
    return new BuildFailure("training failed: " + why + lastWords() + "; all of it is in " + log);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines of the application, not those of the JVM about its cache. */
  private String lastWords() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> !line.matches("\\[.*|Picked up .*|.*AOT ?[Cc](ache|onfiguration).*"))
          .reduce((_a, last) -> last)
          .map(line -> ": " + line)
          .orElse("");
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }

  private static boolean speaksToJava(String variable) {
    return variable.matches(
        "(JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS)|(SPRING|SERVER|MANAGEMENT|LOGGING|HEALTHY|AWS|GATEWAY|LOCAL_STAGE)_.*");
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("it was interrupted");
    }
  }
}
