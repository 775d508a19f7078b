package dev.ingressmap.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlainOpenApiTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void saysNothingInTheWordsOfAmazon() {
    JsonNode plain =
        PlainOpenApi.of(
            """
            {"openapi": "3.0.1", "x-amazon-apigateway-policy": {},
             "paths": {"/a": {"get": {"responses": {}, "x-amazon-apigateway-integration": {"type": "http"}}}},
             "components": {"securitySchemes": {"sigv4": {"type": "apiKey", "x-amazon-apigateway-authtype": "awsSigv4"}}},
             "servers": [{"url": "https://b", "x-amazon-apigateway-endpoint-configuration": {}}]}
            """,
            "https://a");

    assertThat(plain.toString()).doesNotContain("x-amazon");
    assertThat(plain)
        .isEqualTo(
            JSON.readTree(
                """
                {"openapi": "3.0.1", "paths": {"/a": {"get": {"responses": {}}}},
                 "components": {"securitySchemes": {"sigv4": {"type": "apiKey"}}}, "servers": [{"url": "https://a"}]}
                """));
  }

  @Test
  void spellsAnyOutButForTheMethodsThatThePathHas() {
    JsonNode path =
        paths(
                """
                {"/a/{proxy+}": {"get": {"operationId": "own"},
                                 "x-amazon-apigateway-any-method": {"operationId": "any"}}}
                """)
            .get("/a/{proxy}");

    assertThat(path.propertyNames())
        .containsExactlyInAnyOrder("delete", "get", "head", "options", "patch", "post", "put");
    assertThat(path.at("/get/operationId").asString()).isEqualTo("own");
    assertThat(path.at("/put/operationId").asString()).isEqualTo("any");
  }

  @Test
  void leavesOutWhatIsClosed() {
    JsonNode paths =
        paths(
            """
            {"/closed": {"x-amazon-apigateway-any-method": {"x-amazon-apigateway-integration": {"type": "mock"}}},
             "/half": {"get": {}, "x-amazon-apigateway-any-method": {"x-amazon-apigateway-integration": {"type": "MOCK"}}}}
            """);

    assertThat(paths).isEqualTo(JSON.readTree("{\"/half\": {\"get\": {}}}"));
  }

  private static JsonNode paths(String paths) {
    return PlainOpenApi.of("{\"paths\": " + paths + "}", null).get("paths");
  }
}
