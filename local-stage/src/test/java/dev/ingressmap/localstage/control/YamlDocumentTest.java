package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The features of YAML that JSON lacks: aliases, merge keys, tags, and scalars without quotes. */
class YamlDocumentTest {

  private static final String MOCK =
      """
      openapi: 3.0.1
      info: {title: yaml}
      x-shared: &shared
        type: mock
        requestTemplates: {application/json: '{"statusCode": 200}'}
        responses:
          default: &ok {statusCode: '200'}
      """;

  @AutoClose ControlPlaneServer server;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
  }

  @Test
  void followsAnAliasToAnIntegration() throws Exception {
    String path =
        create(
            """
            swagger: '2.0'
            info: {version: '0.1.0', title: anchors}
            x-shared: &shared
              type: mock
              requestTemplates: {application/json: '{"statusCode": 200}'}
              responses:
                default: { statusCode: '200' }
            paths:
              /user:
                get:
                  responses:
                    200:  { description: '200 OK' }
                  x-amazon-apigateway-integration: *shared
            """);
    assertThat(integration(path, "/user", "GET").toString())
        .contains("\"type\":\"MOCK\"", "\"200\":{\"statusCode\":\"200\"");
    assertThat(server.send("POST", path + "/deployments", "{\"stageName\":\"s\"}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void followsAliasesEverywhere() throws Exception {
    String path =
        create(
            MOCK
                + """
                paths:
                  /a: &item
                    get: &get
                      operationId: &id same
                      responses: {200: &empty {}, 400: *empty}
                      x-amazon-apigateway-integration: *shared
                    post: *get
                  /b: *item
                  /c:
                    put:
                      operationId: *id
                      x-amazon-apigateway-integration:
                        type: mock
                        responses: {default: *ok}
                """);
    for (String place : List.of("GET /a", "POST /a", "GET /b", "POST /b", "PUT /c")) {
      int space = place.indexOf(' ');
      JsonNode read = method(path, place.substring(space + 1), place.substring(0, space));
      assertThat(read.path("operationName").asString("")).as(place).isEqualTo("same");
      assertThat(read.at("/methodIntegration/integrationResponses").toString())
          .as(place)
          .contains("\"statusCode\":\"200\"");
    }
  }

  @Test
  void mergesWhatStandsNotInTheMappingItself() throws Exception {
    String path =
        create(
            MOCK
                + """
                x-slow: &slow {timeoutInMillis: 9000, cacheNamespace: slow}
                paths:
                  /a:
                    get:
                      x-amazon-apigateway-integration:
                        timeoutInMillis: 1000
                        <<: [*slow, *shared]
                        cacheNamespace: own
                    put:
                      x-amazon-apigateway-integration:
                        <<: *slow
                        <<: {type: mock, cacheNamespace: other}
                """);
    JsonNode get = integration(path, "/a", "GET");
    assertThat(get.path("type").asString()).isEqualTo("MOCK");
    assertThat(get.path("timeoutInMillis").intValue()).isEqualTo(1000);
    assertThat(get.path("cacheNamespace").asString()).isEqualTo("own");
    JsonNode put = integration(path, "/a", "PUT");
    assertThat(put.path("timeoutInMillis").intValue()).isEqualTo(9000);
    assertThat(put.path("cacheNamespace").asString()).isEqualTo("slow");
  }

  @Test
  void aQuotedMergeKeyIsAnOrdinaryName() throws Exception {
    assertThat(warnings("\"<<\": {title: a}")).containsExactly(unsupported("<<"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1.10              | 1.10
          1.0               | 1.0
          2                 | 2
          007               | 007
          0x1F              | 31
          1e3               | 1E+3
          2024-01-31        | 2024-01-31
          true              | true
          yes               | yes
          "null"            | null
          .inf              | .inf
          1_000             | 1_000
          """)
  void aTextIsWhatStandsThere(String yaml, String text) throws Exception {
    JsonNode api =
        server.json(
            "POST",
            "/restapis?mode=import",
            "openapi: 3.0.1\ninfo: {title: a, version: " + yaml + "}\n");
    assertThat(api.path("version").asString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "yes", "on", "'true'"})
  void readsTheFlagsOfYaml11(String flag) throws Exception {
    String path =
        create(
            MOCK
                + "paths: {/a: {get: {parameters: [{in: query, name: q, required: "
                + flag
                + "}]}}}\n");
    assertThat(method(path, "/a", "GET").path("requestParameters").toString())
        .isEqualTo("{\"method.request.querystring.q\":true}");
  }

  @Test
  void warnsOfATagThatItDoesNotKnow() throws Exception {
    JsonNode api =
        server.json(
            "POST",
            "/restapis?mode=import",
            "openapi: 3.0.1\ninfo:\n  title: !Sub \"${Name}\"\n  version: !!str 1.0\n");
    assertThat(api.path("name").asString()).isEqualTo("${Name}");
    assertThat(api.path("version").asString()).isEqualTo("1.0");
    assertThat(api.path("warnings").toString())
        .isEqualTo("[\"Unsupported tag '!Sub' at '#/info/title'. Ignoring.\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openapi: 3.0.1\ninfo: {title: a}\n---\n",
        "openapi: 3.0.1\ninfo: {title: a}\n...\n",
        "\uFEFFopenapi: 3.0.1\ninfo: {title: a}\n",
        "\uFEFF{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"a\"}}",
        "%YAML 1.1\n---\nopenapi: 3.0.1\ninfo: {title: a}\n",
        "openapi: 3.0\ninfo: {title: a}\n",
        "swagger: 2.0\ninfo: {title: a}\n",
        "? openapi\n: 3.0.1\n? info\n: {title: &k a, *k : b}\n"
      })
  void readsADocumentHoweverItIsWritten(String document) throws Exception {
    assertThat(server.json("POST", "/restapis?mode=import", document).path("name").asString())
        .isEqualTo("a");
  }

  @Test
  void refusesASecondDocument() throws Exception {
    assertThat(
            server.refusal(
                "POST",
                "/restapis?mode=import",
                "openapi: 3.0.1\ninfo: {title: a}\n---\nopenapi: 3.0.1\n"))
        .isEqualTo(
            "400 BadRequestException: Invalid OpenAPI input. It has another document after its end"
                + " at '#'.");
  }

  @Test
  void refusesBytesThatAreNoText() throws Exception {
    var response =
        server.send(
            java.net.http.HttpRequest.newBuilder(server.uri("/restapis?mode=import"))
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                        new byte[] {'o', ':', ' ', (byte) 0xC3, (byte) 0x28})));
    assertThat(response.body()).isEqualTo("{\"message\":\"Invalid OpenAPI input.\"}");
  }

  private List<String> warnings(String rest) throws Exception {
    return server
        .json("POST", "/restapis?mode=import", "openapi: 3.0.1\ninfo: {title: a}\n" + rest + "\n")
        .path("warnings")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private static String unsupported(String field) {
    return "Unsupported field '" + field + "' at '#'. Ignoring.";
  }

  private String create(String document) throws Exception {
    JsonNode api = server.json("POST", "/restapis?mode=import&failonwarnings=true", document);
    return "/restapis/" + api.path("id").asString();
  }

  private JsonNode integration(String api, String path, String httpMethod) throws Exception {
    return method(api, path, httpMethod).path("methodIntegration");
  }

  private JsonNode method(String api, String path, String httpMethod) throws Exception {
    for (JsonNode resource :
        server.json("GET", api + "/resources?embed=methods&limit=500", null).path("item")) {
      if (resource.path("path").asString().equals(path)) {
        return resource.path("resourceMethods").path(httpMethod);
      }
    }
    throw new AssertionError(path);
  }
}
