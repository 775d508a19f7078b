package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * AWS's refusals in AWS's words. Most were recorded from AWS by LocalStack's validated snapshot
 * tests; the others come from AWS's documentation and users' reports. For invalid authorizers and
 * domain names no record was found, so the words are ours.
 */
class RefusalTest {

  @AutoClose ControlPlaneServer server;
  SampleApi api;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api = SampleApi.create(server);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "refusals.csv", delimiter = '|', quoteCharacter = '`')
  void refuses(String method, String path, String body, String expected) throws Exception {
    String target =
        path.replace("$method", api.method())
            .replace("$integration", api.integration())
            .replace("$health", api.health())
            .replace("$api", api.path())
            .replace("$root", api.rootId());
    assertThat(server.refusal(method, target, body)).isEqualTo(expected);
  }
}
