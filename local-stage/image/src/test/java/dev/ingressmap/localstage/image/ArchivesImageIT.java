package dev.ingressmap.localstage.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.images.Command;
import dev.ingressmap.images.Command.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The archives run from any folder, by links, on a machine without Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchivesImageIT {

  private static final Path ROOT = Path.of(System.getProperty("root"));
  private static final String MANIFESTS = ROOT.resolve("k8s/base").toString();

  private Path folder = Path.of("");
  private Path made = Path.of("");
  private Path bin = Path.of("");

  @BeforeAll
  void unpack(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
    made = Files.createDirectory(folder.resolve("made"));
    makeIn(made);
    Path home = Files.createDirectory(folder.resolve("a $HOME of \"programs\" ")).toRealPath();
    for (Path archive : archives(made)) {
      run(List.of("tar", "-xzf", archive.toString(), "-C", home.toString()));
    }
    bin = Files.createDirectory(folder.resolve("bin"));
    // The one tool that the launchers use.
    Files.createSymbolicLink(bin.resolve("readlink"), Path.of("/usr/bin/readlink"));
    try (Stream<Path> programs = Files.list(home)) {
      for (Path program : programs.toList()) {
        String name = program.getFileName().toString().replaceAll("-\\d.*", "");
        // A relative link to an absolute one.
        Files.createSymbolicLink(folder.resolve(name), program.resolve("bin").resolve(name));
        Files.createSymbolicLink(bin.resolve(name), Path.of("..", name));
      }
    }
  }

  @Test
  void planAndServe() throws Exception {
    Process stage =
        start(Map.of(), "local-stage", "--port=0", "--ingress-port=0", "--manifests", MANIFESTS);
    try (BufferedReader out = stage.inputReader()) {
      String endpoint = "";
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("Invoke URL: ")) {
          endpoint = line.replaceAll("Invoke URL: (http://[^/]+)/.*", "$1");
        }
        if (line.startsWith("Ctrl-C")) {
          break;
        }
      }
      assertThat(endpoint).startsWith("http://localhost:");

      Outcome plan = call(Map.of(), "gateway", "plan", "-f", MANIFESTS, "--endpoint-url", endpoint);

      assertThat(plan.text()).contains("No changes");
      assertThat(plan.status()).isZero();
    } finally {
      stage.destroy();
      assertThat(stage.waitFor()).isIn(0, 143);
    }
  }

  @Test
  void passArgumentsAsTheyAre() throws Exception {
    Outcome plan = call(Map.of(), "gateway", "plan", "-f", "no  such * \"$HOME\"");

    assertThat(plan.text()).isEqualTo("gateway: no  such * \"$HOME\": no such file or folder");
    assertThat(plan.status()).isEqualTo(1);
  }

  @Test
  void startByTheirCaches() throws Exception {
    assumeTrue(
        !"false".equals(System.getProperty("image.aot")),
        "built without caches: -Dimage.aot=false");
    for (String program : List.of("gateway", "local-stage")) {
      Outcome version = call(Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"), program, "--version");

      assertThat(version.text())
          .contains(program + " " + System.getProperty("project.version"))
          .contains("commit " + System.getProperty("image.revision").substring(0, 12));
      assertThat(version.status()).isZero();
    }
  }

  @Test
  void sayThatAColonIsInTheWay() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("a:b")).toRealPath();
    Path archive = archives(made).getFirst();
    run(List.of("tar", "-xzf", archive.toString(), "-C", odd.toString()));
    Path home = odd.resolve(archive.getFileName().toString().replace(".tar.gz", ""));

    Outcome outcome = call(Map.of(), home.resolve("bin/gateway").toString(), "--version");

    assertThat(outcome.text())
        .isEqualTo(
            "gateway: "
                + home
                + " has a colon in its name, which separates jars for Java: move it to another"
                + " folder");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void areTheSameEachTime() throws Exception {
    Path again = Files.createDirectory(folder.resolve("again"));

    makeIn(again);

    assertThat(archives(again)).hasSize(2);
    for (Path archive : archives(made)) {
      assertThat(again.resolve(archive.getFileName())).hasSameBinaryContentAs(archive);
    }
  }

  private static void makeIn(Path folder) {
    run(List.of(ROOT.resolve("images/archive").toString(), folder.toString()));
  }

  private static void run(List<String> command) {
    Outcome outcome = Command.call(command);
    assertThat(outcome.status()).as(outcome.text()).isZero();
  }

  /** In the order of their names. */
  private static List<Path> archives(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private Outcome call(Map<String, String> environment, String program, String... arguments)
      throws Exception {
    Process process = start(environment, program, arguments);
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Outcome(process.waitFor(), text);
  }

  /** A program by its path, or by its name in {@code bin}, which is all of PATH. */
  private Process start(Map<String, String> environment, String program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(bin.resolve(program).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
