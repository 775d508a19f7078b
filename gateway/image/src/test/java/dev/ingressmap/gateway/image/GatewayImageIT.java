package dev.ingressmap.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.BuiltImage;
import dev.ingressmap.images.CachedClasses;
import dev.ingressmap.images.Command.Outcome;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The gateway command in a container, against the local stage as a process of this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayImageIT {

  private static final String MANIFESTS = System.getProperty("k8s.base");

  private final List<String> besideTheStage =
      List.of("--network=host", "--volume=" + MANIFESTS + ":/work:ro");
  private BuiltImage image = new BuiltImage("");
  private Process stage;
  private String endpoint = "";

  @BeforeAll
  void load() throws Exception {
    image = BuiltImage.load();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            System.getProperty("local-stage.jar"));
    builder
        .environment()
        .putAll(
            Map.of(
                "LOCAL_STAGE_PORT", "0",
                "LOCAL_STAGE_INGRESS_PORT", "0",
                "LOCAL_STAGE_MANIFESTS", MANIFESTS));
    stage = builder.redirectErrorStream(true).start();
    BufferedReader output = stage.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith("Invoke URL: ")) {
      line = output.readLine();
    }
    assertThat(line).as("the local stage's invoke URL").isNotNull();
    endpoint = line.replaceAll(".*localhost:(\\d+)/.*", "http://localhost:$1");
  }

  @AfterAll
  void end() {
    if (stage != null) {
      stage.destroy();
    }
  }

  @Test
  void plansTheManifestsThatAreMounted() {
    Outcome plan = image.run(besideTheStage, "plan", "-f", ".", "--endpoint-url", endpoint);

    assertThat(plan.text()).startsWith("No changes: API demo").doesNotContain("[aot]");
    assertThat(plan.status()).isZero();
  }

  @Test
  void loadsItsClassesFromTheCache() {
    List<String> options = new ArrayList<>(besideTheStage);
    options.add("--env=JAVA_TOOL_OPTIONS=-XX:AOTMode=on -Xlog:class+load:stdout");

    Outcome plan = image.run(options, "plan", "-f", ".", "--endpoint-url", endpoint);

    assertThat(plan.text()).contains("No changes: API demo");
    assertThat(CachedClasses.percentage(plan.text())).isGreaterThanOrEqualTo(95);
  }

  /** Its build uses the local stage as well, which trains it. */
  @Test
  void listsItsPartsAndNoOthers() throws Exception {
    assertThat(image.listedJars()).isEqualTo(image.jars()).noneMatch(jar -> jar.contains("stage"));
  }

  @Test
  void saysWhatIsWrongInOneLine() {
    Outcome plan = image.run(List.of(), "plan", "-f", "nope.yaml");

    assertThat(plan.text()).isEqualTo("gateway: nope.yaml: no such file or folder");
    assertThat(plan.status()).isEqualTo(1);
  }

  @Test
  void isTheVersionThatItsTagSays() {
    assertThat(image.run(List.of(), "--version").text())
        .startsWith("gateway " + System.getProperty("project.version") + "\ncommit ")
        .contains(System.getProperty("image.revision").substring(0, 12), "\nJava 25");
    assertThat(image.label("title")).isEqualTo("gateway");
  }
}
