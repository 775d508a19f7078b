package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.localstage.backend.Backend;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalStageBuilderTest {

  @AutoClose private final Caller caller = new Caller();
  @AutoClose private final Backend backend = new Backend();
  @TempDir Path folder;

  @Test
  void deploysManifestsAndCallsTheUsersProcess() throws Exception {
    Path manifest =
        Files.writeString(
            folder.resolve("ingress.yaml"),
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: orders, namespace: shop}
            spec:
              rules:
                - host: api.example.com
                  http:
                    paths:
                      - path: /orders
                        pathType: Exact
                        backend: {service: {name: orders, port: {number: 80}}}
            """);
    Path config = Files.writeString(folder.resolve("g.yaml"), "stage: {name: test}");
    backend.answers(200, "mine");

    try (LocalStage stage =
        LocalStage.builder()
            .manifests(manifest)
            .config(config)
            .upstream("shop/orders", URI.create(backend.url()))
            .start()) {
      URI url = URI.create(stage.first().invokeUrl() + "/orders");
      assertThat(url.toString())
          .startsWith(stage.invokeUrl(stage.first().apiId(), "test").toString());
      assertThat(caller.get(url).getContentAsString()).isEqualTo("mine");
    }
  }

  @Test
  void withoutAnythingItIsEmptyAndQuick() {
    try (LocalStage stage = LocalStage.builder().start()) {
      assertThat(stage.stages()).isEmpty();
      assertThat(stage.ingress()).isNull();
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> LocalStage.builder().config(Path.of("a.yaml")).start())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("has no effect without manifests");
    assertThatThrownBy(() -> LocalStage.builder().functions(Path.of("none.yaml")).start())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("none.yaml");
  }
}
