package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * AWS's refusals in AWS's words. Most were recorded from AWS by LocalStack's validated snapshot
 * tests; the others come from AWS's documentation and users' reports. For invalid authorizers,
 * domain names, and locations and properties of documentation parts no record was found, so the
 * words are ours.
 */
class RefusalTest {

  @AutoClose ControlPlaneServer server;
  SampleApi api;
  String part = "";

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api = SampleApi.create(server);
    part =
        server
            .json(
                "POST",
                api.path() + "/documentation/parts",
                "{\"location\":{\"type\":\"MODEL\",\"name\":\"Pet\"},\"properties\":\"{}\"}")
            .path("id")
            .asString();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "refusals.csv", delimiter = '|', quoteCharacter = '`')
  void refuses(String method, String path, String body, String expected) throws Exception {
    String target =
        path.replace("$method", api.method())
            .replace("$integration", api.integration())
            .replace("$health", api.health())
            .replace("$api", api.path())
            .replace("$root", api.rootId())
            .replace("$part", part);
    assertThat(server.refusal(method, target, body)).isEqualTo(expected);
  }
}
