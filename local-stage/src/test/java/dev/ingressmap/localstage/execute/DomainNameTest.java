package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.model.domain.BasePathMapping;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls by custom domain names, which do not name APIs and stages. */
class DomainNameTest {

  private static final String SAYING =
      """
      servers: [{url: /, x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}}]
      paths:
        /{proxy+}:
          get:
            x-amazon-apigateway-integration:
              type: mock
              requestTemplates: {$default: '{"statusCode": 200}'}
              responses:
                default:
                  statusCode: 200
                  responseTemplates: {application/json: '%s /$input.params("proxy") $context.domainName'}
      """;

  @AutoClose DataPlane plane = new DataPlane();

  @BeforeEach
  void setUp() {
    plane.domain("api.example.com", mapping(null, "root", "v1"), mapping("orders", "orders", "v1"));
    plane.domain("*.wild.example.com", mapping("orders", "orders", null));
  }

  @ParameterizedTest
  @CsvSource({
    "api.example.com, /a/b, root /a/b api.example.com",
    "API.example.com, /a, root /a API.example.com",
    "api.example.com:8080, /orders/1, orders /1 api.example.com",
    "api.example.com., /a, root /a api.example.com.",
    "api.example.com, /orders2/1, root /orders2/1 api.example.com",
    "x.wild.example.com, /orders/v1/2, orders /2 x.wild.example.com"
  })
  void goToWhatTheBasePathIsMappedTo(String host, String path, String said) throws Exception {
    assertThat(get(host, path).body()).isEqualToIgnoringCase(said);
  }

  @ParameterizedTest
  @CsvSource({"x.wild.example.com, /other", "x.wild.example.com, /orders/none/1"})
  void areForbiddenWhereNothingIsMapped(String host, String path) throws Exception {
    Reply reply = get(host, path);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  @Test
  void otherHostsAreNotTouched() throws Exception {
    assertThat(get("example.com", "/a").body()).isEqualTo("other");
  }

  private Reply get(String host, String path) throws IOException {
    try (Wire wire = new Wire(plane.port())) {
      return wire.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").reply("GET");
    }
  }

  private BasePathMapping mapping(@Nullable String basePath, String name, @Nullable String stage) {
    String id = plane.deploy(DocumentApi.of(SAYING.replace("%s", name))).id();
    return new BasePathMapping(basePath == null ? "" : basePath, id, stage);
  }
}
