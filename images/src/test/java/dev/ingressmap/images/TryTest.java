package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code try}, in a copy of the project's folders, with programs in place of Maven and
 * Java.
 */
@Timeout(60)
class TryTest {

  private static final String JAR = "local-stage/target/local-stage-1.0.0-exec.jar";

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Files.copy(Path.of(System.getProperty("root"), "try"), folder.resolve("try"));
    for (String module :
        List.of("answers", "healthy-service", "default-backend", "gateway", "local-stage")) {
      Files.createDirectories(folder.resolve(module).resolve("src/main"));
      Files.writeString(folder.resolve(module).resolve("pom.xml"), "");
    }
    Files.writeString(folder.resolve("pom.xml"), "");
    program("jdk/bin/javac", "echo javac 25.0.3");
    program("jdk/bin/java", "printf '[%s]' \"${@:2}\"");
    maven("mkdir -p gateway/target local-stage/target; touch gateway/target/gateway.jar " + JAR);
  }

  @Test
  void buildsOnceAndPassesArgumentsAsTheyAre() throws IOException {
    Outcome first = tried("--manifests", "my folder");

    assertThat(first.status()).isZero();
    assertThat(first.text())
        .startsWith("Building the local stage.")
        .endsWith("[" + folder.resolve(JAR) + "][--manifests][my folder]");
    assertThat(tried("--port", "0").text()).isEqualTo("[" + folder.resolve(JAR) + "][--port][0]");
  }

  @Test
  void saysThatTheBuildFailedEvenIfMavenSaysNothing() throws IOException {
    maven("exit 1");

    Outcome outcome = tried();

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).endsWith("try: the build failed: all of it is in target/try.log");
    assertThat(folder.resolve("target/try.lock")).doesNotExist();
  }

  @Test
  void saysThatAJarIsMissing() throws IOException {
    maven("exit 0");

    Outcome outcome = tried();

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).endsWith("remove target/try.done, and try again");
  }

  @Test
  void startsTheJarThatWasBuiltLast() throws IOException {
    Path old = folder.resolve("local-stage/target/local-stage-2.0.0-exec.jar");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "");
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));

    assertThat(tried().text()).endsWith("[" + folder.resolve(JAR) + "]");
  }

  @Test
  void refusesToBuildTwiceAtOnce() throws Exception {
    maven(
        "until [ -e go ]; do sleep 0.05; done; mkdir -p gateway/target local-stage/target;"
            + " touch gateway/target/gateway.jar "
            + JAR);
    Process first = new ProcessBuilder(line()).redirectErrorStream(true).start();
    try {
      // Its first line comes before Maven runs, and after it has the lock.
      assertThat(first.inputReader().readLine()).startsWith("Building the local stage.");

      Outcome second = tried();

      assertThat(second.status()).isEqualTo(1);
      assertThat(second.text())
          .isEqualTo("try: another ./try builds here: wait until it has started");
    } finally {
      Files.writeString(folder.resolve("go"), "");
    }
    assertThat(first.waitFor()).isZero();
    assertThat(folder.resolve("target/try.lock")).doesNotExist();
  }

  @Test
  void takesOverFromOneThatWasKilled() throws IOException {
    Files.createDirectories(folder.resolve("target"));
    // No process has this number.
    Files.writeString(folder.resolve("target/try.lock"), "999999999\n");

    assertThat(tried().status()).isZero();
  }

  private Outcome tried(String... arguments) {
    return Command.call(line(arguments));
  }

  private List<String> line(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "env",
                "JAVA_HOME=" + folder.resolve("jdk"),
                "PATH=" + folder.resolve("bin") + ":" + System.getenv("PATH"),
                folder.resolve("try").toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  private void maven(String script) throws IOException {
    program("bin/mvn", script);
  }

  private void program(String path, String script) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
