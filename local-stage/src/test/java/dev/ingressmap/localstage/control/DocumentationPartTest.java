package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.DocumentationPart;
import software.amazon.awssdk.services.apigateway.model.GetDocumentationPartsRequest;
import tools.jackson.databind.JsonNode;

/** Refusals are those of AWS, as LocalStack's tests recorded them, if they are in refusals.csv. */
class DocumentationPartTest {

  private static final String DESCRIPTION = "{ \"description\": \"Sample API description\" }";

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;
  SampleApi api;
  String parts = "";

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
    api = SampleApi.create(server);
    parts = api.path() + "/documentation/parts";
  }

  @Test
  void livesThroughCreationUpdateAndDeletion() throws Exception {
    // LocalStack's test_documentation_part_lifecycle, recorded from AWS.
    JsonNode created = create("{\"type\":\"API\"}", DESCRIPTION);
    String id = created.path("id").asString();
    assertThat(id).matches("[a-z0-9]{6}");
    assertThat(created.path("location").toString()).isEqualTo("{\"type\":\"API\"}");
    assertThat(created.path("properties").stringValue()).isEqualTo(DESCRIPTION);
    assertThat(server.json("GET", parts + "/" + id, null)).isEqualTo(created);
    assertThat(server.json("GET", parts, null).toString())
        .isEqualTo("{\"item\":[" + created + "]}");
    JsonNode updated =
        server.json("PATCH", parts + "/" + id, patch("/properties", "{ \\\"description\\\": 1 }"));
    assertThat(updated.toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"location\":{\"type\":\"API\"},\"properties\":\"{ \\\"description\\\": 1 }\"}"
                .formatted(id));
    assertThat(server.json("GET", parts + "/" + id, null)).isEqualTo(updated);
    assertThat(server.json("DELETE", parts + "/" + id, null)).isEmpty();
    // LocalStack's test_invalid_delete_documentation_part, recorded from AWS.
    assertThat(server.refusal("DELETE", parts + "/" + id, null))
        .isEqualTo("404 NotFoundException: Invalid Documentation part identifier specified");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          API             |                             | {"type":"API"}
          AUTHORIZER      | "name":"a"                  | {"type":"AUTHORIZER","name":"a"}
          MODEL           | "name":"a","statusCode":" " | {"type":"MODEL","name":"a"}
          RESOURCE        |                             | {"type":"RESOURCE","path":"/"}
          METHOD          | "path":"/a"                 | {"type":"METHOD","path":"/a","method":"*"}
          PATH_PARAMETER  | "name":"a","method":"GET"   | {"type":"PATH_PARAMETER","path":"/","method":"GET","name":"a"}
          QUERY_PARAMETER | "name":"a"                  | {"type":"QUERY_PARAMETER","path":"/","method":"*","name":"a"}
          REQUEST_HEADER  | "name":"a"                  | {"type":"REQUEST_HEADER","path":"/","method":"*","name":"a"}
          REQUEST_BODY    | "name":""                   | {"type":"REQUEST_BODY","path":"/","method":"*"}
          REQUEST_BODY    | "name":"a"                  | {"type":"REQUEST_BODY","path":"/","method":"*","name":"a"}
          RESPONSE        | "statusCode":"404"          | {"type":"RESPONSE","path":"/","method":"*","statusCode":"404"}
          RESPONSE_HEADER | "name":"a","statusCode":"*" | {"type":"RESPONSE_HEADER","path":"/","method":"*","statusCode":"*","name":"a"}
          RESPONSE_BODY   |                             | {"type":"RESPONSE_BODY","path":"/","method":"*","statusCode":"*"}
          """)
  void showsTheDefaultsOfItsLocation(String type, String fields, String shown) throws Exception {
    String location = "{\"type\":\"" + type + "\"" + (fields == null ? "" : "," + fields) + "}";
    assertThat(create(location, "{}").path("location").toString()).isEqualTo(shown);
    assertThat(server.refusal("POST", parts, part(shown, "{}")))
        .startsWith(
            "409 ConflictException: Documentation part already exists for the specified location:"
                + " type '"
                + type
                + "'");
  }

  @Test
  void listsThoseThatAreAskedFor() throws Exception {
    create("{\"type\":\"API\"}", DESCRIPTION);
    create("{\"type\":\"METHOD\",\"path\":\"/a\",\"method\":\"GET\"}", DESCRIPTION);
    create("{\"type\":\"METHOD\",\"path\":\"/b\",\"method\":\"GET\"}", "{}");
    create("{\"type\":\"MODEL\",\"name\":\"M\"}", DESCRIPTION);
    assertThat(paths(list(r -> {}))).containsExactly(null, "/a", "/b", null);
    assertThat(paths(list(r -> r.type("METHOD")))).containsExactly("/a", "/b");
    assertThat(list(r -> r.nameQuery("M"))).hasSize(1);
    assertThat(paths(list(r -> r.path("/b")))).containsExactly("/b");
    assertThat(list(r -> r.locationStatus("DOCUMENTED"))).hasSize(3);
    assertThat(paths(list(r -> r.locationStatus("UNDOCUMENTED")))).containsExactly("/b");
    assertThat(server.refusal("GET", parts + "?type=A", null))
        .startsWith("400 ValidationException: 1 validation error detected: Value 'A' at 'type'");
    var first = client.getDocumentationParts(r -> r.restApiId(api.id()).limit(3));
    var second =
        client.getDocumentationParts(
            r -> r.restApiId(api.id()).limit(3).position(first.position()));
    assertThat(first.items()).hasSize(3);
    assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
    assertThat(second.position()).isNull();
  }

  @Test
  void belongsToTheWorkingCopy() throws Exception {
    api.deploy();
    create("{\"type\":\"API\"}", DESCRIPTION);
    api.deploy();
    server.json("DELETE", api.path(), null);
    assertThat(server.refusal("GET", parts, null))
        .startsWith("404 NotFoundException: Invalid API identifier specified");
  }

  private List<DocumentationPart> list(Consumer<GetDocumentationPartsRequest.Builder> filter) {
    return client.getDocumentationParts(r -> filter.accept(r.restApiId(api.id()))).items();
  }

  private static List<String> paths(List<DocumentationPart> parts) {
    var paths = new ArrayList<String>();
    parts.forEach(part -> paths.add(part.location().path()));
    return paths;
  }

  private JsonNode create(String location, String properties) throws Exception {
    return server.json("POST", parts, part(location, properties));
  }

  private static String part(String location, String properties) {
    return "{\"location\":%s,\"properties\":\"%s\"}"
        .formatted(location, properties.replace("\"", "\\\""));
  }

  private static String patch(String path, String value) {
    return "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"%s\",\"value\":\"%s\"}]}"
        .formatted(path, value);
  }
}
