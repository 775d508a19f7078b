package dev.ingressmap.localstage.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.BuiltImage;
import dev.ingressmap.images.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The example for Compose runs, by the images that were built. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposeImageIT {

  private static final int API_GATEWAY = 4566;

  private BuiltImage image = new BuiltImage("");
  private BuiltImage service = new BuiltImage("");

  @BeforeAll
  void load() {
    image = BuiltImage.load();
    service = new BuiltImage(System.getProperty("service.name")).loadedFrom("service.tar");
  }

  @Test
  void callsTheServiceInItsContainer(@TempDir Path folder) throws Exception {
    Compose compose =
        found()
            .with("--project-name=compose-image-it")
            .with("--project-directory=" + Compose.FILE.getParent())
            .with("--file=" + atFreePorts(folder), "--file=" + builtImages(folder));
    try {
      compose.run("up", "--detach");
      Container stage = new Container(compose.run("ps", "--quiet", "local-stage"));
      stage.awaitStatus(API_GATEWAY, "/_local/health", 200);
      String api =
          stage.get(API_GATEWAY, "/restapis").body().replaceAll(".*\"id\":\"(\\w+)\".*", "$1");
      String path = "/_aws/execute-api/" + api + "/v1/health";

      // The service may be there later than the local stage.
      stage.awaitStatus(API_GATEWAY, path, 200);
      assertThat(stage.get(API_GATEWAY, path).body()).contains("composed");
    } finally {
      compose.run("down");
    }
  }

  private static Compose found() {
    Optional<Compose> compose = Compose.find();
    if (compose.isEmpty()) {
      assertThat(Boolean.getBoolean("docker.required")).as(Compose.ABSENT).isFalse();
      Assumptions.abort(Compose.ABSENT);
    }
    return compose.orElseThrow();
  }

  private static Path atFreePorts(Path folder) throws Exception {
    return Files.writeString(
        folder.resolve("compose.yaml"),
        Files.readString(Compose.FILE).replaceAll("127\\.0\\.0\\.1:\\d+:", "127.0.0.1::"));
  }

  /** What the images are called in this build, and a sign of the service. */
  private Path builtImages(Path folder) throws Exception {
    return Files.writeString(
        folder.resolve("built.yaml"),
        """
        services:
          local-stage:
            image: %s
          healthy-service:
            image: %s
            environment:
              HEALTHY_VERSION: composed
        """
            .formatted(image.name(), service.name()));
  }
}
