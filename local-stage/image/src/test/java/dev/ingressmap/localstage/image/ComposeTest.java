package dev.ingressmap.localstage.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The example for Compose fits the images and the repository. */
class ComposeTest {

  private static final Path ROOT = Path.of(System.getProperty("root"));

  private final JsonNode services =
      new YAMLMapper().readTree(Compose.FILE.toFile()).get("services");

  @Test
  void runsTheImagesOfThisVersion() {
    String tag = System.getProperty("image.tag");

    assertThat(services.propertyNames())
        .allSatisfy(name ->
            assertThat(services.get(name).get("image").asString())
                .isEqualTo("ingressmap/" + name + ":" + tag));
  }

  @Test
  void publishesThePortsOfTheImageForThisMachineOnly() throws Exception {
    String pom = Files.readString(ROOT.resolve("local-stage/image/pom.xml"));

    assertThat(services.get("local-stage").get("ports").valueStream().map(JsonNode::asString))
        .hasSize(2)
        .allSatisfy(port -> {
          assertThat(port).matches("127\\.0\\.0\\.1:(\\d+):\\1");
          assertThat(pom).contains("<port>" + port.replaceAll(".*:", "") + "</port>");
        });
  }

  @Test
  void mountsWhatThereIs() {
    assertThat(services.get("local-stage").get("volumes").valueStream().map(JsonNode::asString))
        .isNotEmpty()
        .allSatisfy(volume -> {
          assertThat(volume).matches("[^:]+:/work/[^:]+:ro");
          assertThat(ROOT.resolve("docs").resolve(volume.substring(0, volume.indexOf(':'))))
              .exists();
        });
  }

  @Test
  void isReadByCompose() {
    Optional<Compose> compose = Compose.find();
    assumeTrue(compose.isPresent(), Compose.ABSENT);

    compose.get().run("--file=" + Compose.FILE, "config", "--quiet");
  }
}
