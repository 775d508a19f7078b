package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.gateway.JavaCommand;
import dev.ingressmap.gateway.VersionLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local stage's jar as users run it: one file, in its own process. */
class LocalStageJarIT {

  private static final String VERSION = System.getProperty("project.version");
  private static final Path JAR =
      Path.of("target/local-stage-" + VERSION + "-exec.jar").toAbsolutePath();
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  @TempDir private Path folder;

  @Test
  void startsWithNothing() throws Exception {
    Process process =
        start(JavaCommand.with("-jar", JAR.toString(), "--port=0", "--ingress-port=0"));
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.startsWith("Endpoint: ")) {
        line = out.readLine();
      }
      assertThat(line).startsWith("Endpoint: http://localhost:");

      process.destroy();

      assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void knowsItsVersion() throws Exception {
    Process process = start(JavaCommand.with("-jar", JAR.toString(), "--version"));

    assertThat(process.inputReader().lines())
        .containsExactlyElementsOf(VersionLines.of("local-stage"));
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void saysInOneLineThatItsJavaIsTooOld() throws Exception {
    Path java = java17();

    Process process = start(List.of(java.toString(), "-jar", JAR.toString()));

    assertThat(process.errorReader().lines())
        .singleElement()
        .asString()
        .startsWith("local-stage: needs Java 25 or newer, but ")
        .endsWith(
            " is Java 17: install a newer one, for example Eclipse Temurin from"
                + " https://adoptium.net");
    assertThat(process.waitFor()).isOne();
    assertThat(process.inputReader().lines()).isEmpty();
  }

  private static Path java17() throws IOException {
    List<Path> found = List.of();
    if (Files.isDirectory(INSTALLED)) {
      try (Stream<Path> homes = Files.list(INSTALLED)) {
        found =
            homes
                .filter(home -> home.getFileName().toString().contains("17"))
                .map(home -> home.resolve("bin/java"))
                .filter(Files::isExecutable)
                .toList();
      }
    }
    assumeTrue(
        !found.isEmpty(),
        "there is no Java 17 in " + INSTALLED + ": what the jar says on it is not tested");
    return found.getFirst();
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LOCAL_STAGE_"));
    return builder.start();
  }
}
