package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DocumentationVersionTest {

  private static final String CREATE = "{\"documentationVersion\":\"v123\"}";

  @AutoClose ControlPlaneServer server;
  SampleApi api;
  String versions = "";

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api = SampleApi.create(server);
    versions = api.path() + "/documentation/versions";
    server.json(
        "POST",
        api.path() + "/documentation/parts",
        """
        {"location":{"type":"METHOD","method":"GET"},
         "properties":"{\\"foo\\":{\\"$ref\\":\\"#/components/schemas/a\\",\\"x-amazon-apigateway-a\\":null}}"}\
        """);
  }

  @Test
  void livesThroughCreationUpdateAndDeletion() throws Exception {
    // LocalStack's test_documentation_parts_and_versions, recorded from AWS.
    JsonNode created = server.json("POST", versions, CREATE);
    assertThat(created.propertyNames()).containsExactlyInAnyOrder("version", "createdDate");
    assertThat(created.path("version").stringValue()).isEqualTo("v123");
    JsonNode updated =
        server.json("PATCH", versions + "/v123", patch("/description", "doc version new"));
    assertThat(updated.propertyNames())
        .containsExactlyInAnyOrder("version", "createdDate", "description");
    assertThat(updated.path("description").stringValue()).isEqualTo("doc version new");
    assertThat(server.json("GET", versions + "/v123", null)).isEqualTo(updated);
    assertThat(server.json("GET", versions, null).toString())
        .isEqualTo("{\"item\":[" + updated + "]}");
    server.json("DELETE", versions + "/v123", null);
    assertThat(server.json("GET", versions, null).toString()).isEqualTo("{\"item\":[]}");
  }

  @Test
  void areListedInTheOrderOfTheirCreation() throws Exception {
    List<String> names = List.of("v3", "v1", "v2", "v0");
    for (String name : names) {
      server.json("POST", versions, CREATE.replace("v123", name));
    }
    server.json("PATCH", versions + "/v1", patch("/description", "changed"));
    JsonNode first = server.json("GET", versions + "?limit=3", null);
    String next = versions + "?position=" + first.path("position").stringValue();
    assertThat(
            Stream.of(first, server.json("GET", next, null))
                .flatMap(page -> page.path("item").valueStream())
                .map(version -> version.path("version").stringValue()))
        .containsExactlyElementsOf(names);
  }

  @Test
  void cannotBeDeletedWhileAStageNamesIt() throws Exception {
    api.deploy();
    server.json("POST", versions, CREATE.replace("}", ",\"stageName\":\"v1\"}"));
    assertThat(stage().path("documentationVersion").asString()).isEqualTo("v123");
    api.deploy();
    assertThat(stage().path("documentationVersion").asString()).isEqualTo("v123");
    assertThat(server.refusal("DELETE", versions + "/v123", null))
        .isEqualTo(
            "400 BadRequestException: Cannot delete documentation version because there are API"
                + " Stages associated with it.");
    server.json("PATCH", api.stage(), patch("/documentationVersion", ""));
    assertThat(stage().has("documentationVersion")).isFalse();
    server.json("DELETE", versions + "/v123", null);
  }

  @Test
  void isNamedByANewStageAsRecorded() throws Exception {
    String stage =
        "{\"stageName\":\"s1\",\"deploymentId\":\"%s\",\"documentationVersion\":\"v123\"}"
            .formatted(api.deploy());
    assertThat(server.refusal("POST", api.path() + "/stages", stage))
        .isEqualTo("400 BadRequestException: Documentation version does not exist");
    server.json("POST", versions, CREATE);
    // The stage of LocalStack's test_update_stage_remove_wildcard, recorded from AWS.
    assertThat(
            server
                .json("POST", api.path() + "/stages", stage)
                .path("documentationVersion")
                .stringValue())
        .isEqualTo("v123");
    assertThat(server.refusal("PATCH", api.stage(), patch("/documentationVersion", "v9")))
        .isEqualTo("400 BadRequestException: Documentation version does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST   |       | {"documentationVersion":"v1"}                   | 409 ConflictException: Documentation version already exists
          POST   |       | {"documentationVersion":"v2","stageName":"v2"}  | 404 NotFoundException: Invalid stage identifier specified
          POST   |       | {"documentationVersion":""}                     | 400 BadRequestException: Documentation version must be non-empty
          POST   |       | {}                                              | 400 ValidationException: 1 validation error detected: Value null at 'createDocumentationVersionInput.documentationVersion' failed to satisfy constraint: Member must not be null
          GET    | /v2   |                                                 | 404 NotFoundException: Invalid Documentation version specified
          DELETE | /v2   |                                                 | 404 NotFoundException: Invalid Documentation version specified
          PATCH  | /v1   | {"patchOperations":[{"op":"replace","path":"/version"}]} | 400 BadRequestException: Invalid patch path  '/version' specified for op 'replace'. Must be one of: [/description]
          """)
  void refuses(String method, String path, String body, String refusal) throws Exception {
    server.json("POST", versions, CREATE.replace("v123", "v1"));
    assertThat(server.refusal(method, versions + (path == null ? "" : path), body))
        .isEqualTo(refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"oas30", "swagger"})
  void isExportedWithTheStage(String type) throws Exception {
    api.deploy();
    String export = api.stage() + "/exports/" + type;
    assertThat(server.json("GET", export, null).has("x-amazon-apigateway-documentation")).isFalse();
    server.json("POST", versions, CREATE.replace("}", ",\"stageName\":\"v1\"}"));
    server.json("PUT", api.path() + "?mode=overwrite", "{\"openapi\":\"3.0.1\",\"paths\":{}}");
    for (String query : new String[] {"", "?extensions=documentation", "?extensions=apigateway"}) {
      JsonNode documentation =
          server.json("GET", export + query, null).path("x-amazon-apigateway-documentation");
      assertThat(documentation.path("version").asString()).isEqualTo("v123");
      assertThat(documentation.path("createdDate").asString())
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
      assertThat(documentation.path("documentationParts").toString())
          .isEqualTo(
              """
              [{"location":{"type":"METHOD","method":"GET"},\
              "properties":{"foo":{"$ref":"#/components/schemas/a","x-amazon-apigateway-a":null}}}]\
              """);
    }
    assertThat(server.json("GET", export + "?extensions=integrations", null).toString())
        .doesNotContain("x-amazon-apigateway-documentation");
  }

  @Test
  void anExportCanBeImportedAgain() throws Exception {
    api.deploy();
    server.json("POST", versions, CREATE.replace("}", ",\"stageName\":\"v1\"}"));
    String document =
        server.json("GET", api.stage() + "/exports/oas30?extensions=apigateway", null).toString();
    String copy =
        server
            .json("POST", "/restapis?mode=import&failonwarnings=true", document)
            .path("id")
            .asString();
    assertThat(parts("/restapis/" + copy)).isEqualTo(parts(api.path()));
  }

  private String parts(String path) throws Exception {
    return server
        .json("GET", path + "/documentation/parts", null)
        .toString()
        .replaceAll("\"id\":\"\\w+\"", "");
  }

  private JsonNode stage() throws Exception {
    return server.json("GET", api.stage(), null);
  }

  private static String patch(String path, String value) {
    return "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"%s\",\"value\":\"%s\"}]}"
        .formatted(path, value);
  }
}
