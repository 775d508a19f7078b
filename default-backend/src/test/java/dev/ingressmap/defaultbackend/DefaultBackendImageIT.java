package dev.ingressmap.defaultbackend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.BuiltImage;
import dev.ingressmap.images.Container;
import dev.ingressmap.images.ServiceImageContract;
import org.junit.jupiter.api.Test;

class DefaultBackendImageIT extends ServiceImageContract {

  DefaultBackendImageIT() {
    super("/healthz");
  }

  @Test
  void answers404() throws Exception {
    try (Container container = ready()) {
      assertThat(container.get(8080, "/").statusCode()).isEqualTo(404);
      assertThat(container.get(8080, "/any/path").body()).isEqualTo("default backend - 404");
    }
  }

  @Test
  void sharesItsRuntimeWithTheHealthyService() {
    String runtime = "{{index .RootFS.Layers 1}} {{index .RootFS.Layers 2}}";
    BuiltImage peer =
        new BuiltImage(image().name().replace("default-backend", "healthy-service"))
            .loadedFrom("image.peer");

    assertThat(image().inspect(runtime)).isEqualTo(peer.inspect(runtime));
  }
}
