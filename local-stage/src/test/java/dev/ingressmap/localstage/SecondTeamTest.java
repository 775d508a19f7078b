package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.localstage.execute.FunctionRuntimesTest;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example in the docs: a function beside the services of the walk-through. */
@Timeout(120)
class SecondTeamTest {

  private static final Path EXAMPLE = Path.of("../docs/second-team");

  @AutoClose private final Caller caller = new Caller();

  @Test
  void aFunctionAnswersBesideAService() throws Exception {
    assumeTrue(FunctionRuntimesTest.runsPython(), FunctionRuntimesTest.NO_PYTHON);

    try (LocalStage stage =
        LocalStage.builder()
            .manifests(Path.of("../k8s/base"))
            .config(EXAMPLE.resolve("gateway.yaml"))
            .functions(EXAMPLE.resolve("functions.yaml"))
            .start()) {
      String url = stage.first().invokeUrl().toString();
      ContentResponse order = caller.get(URI.create(url + "/orders/7"));
      assertThat(order.getStatus()).isEqualTo(200);
      assertThat(order.getContentAsString()).isEqualTo("{\"order\": \"7\", \"from\": \"orders\"}");
      assertThat(caller.get(URI.create(url + "/health")).getStatus()).isEqualTo(200);
    }
  }
}
