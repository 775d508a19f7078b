package dev.ingressmap.images;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The JDK that links the runtime and supplies its modules. */
record Jdk(Path home) {

  Jdk {
    if (!Files.isExecutable(home.resolve("bin/jlink"))) {
      throw new BuildFailure(home + " is not a JDK: it has no bin/jlink");
    }
  }

  /** The version, such as 25.0.3+9-LTS. */
  Runtime.Version version() {
    return Runtime.Version.parse(release("JAVA_RUNTIME_VERSION"));
  }

  /** A property from its {@code release} file. */
  String release(String property) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith(property + "="))
          .map(line -> line.replaceAll(".*=\"(.*)\"", "$1"))
          .findFirst()
          .orElseThrow(() -> new BuildFailure(home + "/release has no " + property));
    } catch (IOException e) {
      throw new BuildFailure("cannot tell which JDK " + home + " is", e);
    }
  }

  /** The path of one of its tools. */
  String tool(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /** Runs one of the JDK's tools and returns its output. */
  String run(String tool, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(tool(tool)));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output;
      try (InputStream in = process.getInputStream()) {
        output = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
      if (process.waitFor() != 0) {
        throw new BuildFailure(tool + " failed: " + output.lines().collect(joining("; ")));
      }
      return output;
    } catch (IOException e) {
      throw new BuildFailure("cannot run " + tool, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BuildFailure(tool + " was interrupted");
    }
  }
}
