package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import tools.jackson.databind.JsonNode;

/** Documentation parts that come from documents. */
class DocumentationImportTest {

  private static final String API = "{\"type\":\"API\"}";

  @AutoClose ControlPlaneServer server;
  String api = "";

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api = "/restapis/" + server.json("POST", "/restapis", "{\"name\":\"a\"}").path("id").asString();
  }

  @Test
  void readsThoseOfAWholeApiAsRecorded() throws Exception {
    // LocalStack's test_import_documentation_parts, recorded from AWS.
    String document = ImportTest.read("documentation.yaml");
    String id =
        server
            .json("POST", "/restapis?mode=import&failonwarnings=true", document)
            .path("id")
            .asString();
    String[] recorded = {
      API
          + " {\"description\":\"API description\",\"info\":{\"description\":\"API info description"
          + " 4\",\"version\":\"API info version 3\"}}",
      "{\"type\":\"METHOD\",\"path\":\"/\",\"method\":\"GET\"} {\"description\":\"Method"
          + " description.\"}",
      "{\"type\":\"MODEL\",\"name\":\"Empty\"} {\"title\":\"Empty Schema\"}",
      "{\"type\":\"RESPONSE\",\"path\":\"/\",\"method\":\"GET\",\"statusCode\":\"200\"}"
          + " {\"description\":\"200 response\"}"
    };
    assertThat(parts("/restapis/" + id)).containsExactly(recorded);
    for (JsonNode part :
        server.json("GET", "/restapis/" + id + "/documentation/parts", null).path("item")) {
      server.json(
          "DELETE", "/restapis/" + id + "/documentation/parts/" + part.path("id").asString(), null);
    }
    assertThat(parts("/restapis/" + id)).isEmpty();

    var imported =
        server
            .client()
            .importDocumentationParts(r ->
                r.restApiId(id).mode(PutMode.OVERWRITE).body(SdkBytes.fromUtf8String(document)));
    assertThat(imported.warnings()).isEmpty();
    assertThat(imported.ids())
        .hasSize(4)
        .isEqualTo(
            server.client().getDocumentationParts(r -> r.restApiId(id)).items().stream()
                .map(part -> part.id())
                .toList());
    assertThat(parts("/restapis/" + id)).containsExactly(recorded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"test:\n  - \"a \"b\": $(c +\"%a\")}\"", "{'key:value}", "", "{}", "[]"})
  void refusesAsRecordedWhatIsNoDocument(String document) throws Exception {
    // LocalStack's test_import_documentation_parts_bad_file, recorded from AWS.
    assertThat(server.refusal("PUT", api + "/documentation/parts?mode=overwrite", document))
        .isEqualTo("400 BadRequestException: Unable to build importer with provided input.");
  }

  @ParameterizedTest
  @CsvSource({"'',true", "/documentation/parts,false"})
  void overwriteReplacesAll(String path, boolean whole) throws Exception {
    String first =
        imported(path, "overwrite", part(API, "{\"a\":1,\"b\":[2]}"), part(method(), "{}"));
    String second = imported(path, "overwrite", part(API, "{\"a\":{\"$ref\":\"c\",\"x-d\":null}}"));
    assertThat(parts(api)).containsExactly(API + " {\"a\":{\"$ref\":\"c\",\"x-d\":null}}");
    assertThat(second).isEqualTo(first);
    assertThat(swagger(path, "overwrite", "{\"swagger\":\"2.0\",\"paths\":{}}").has("ids"))
        .isEqualTo(!whole);
    assertThat(parts(api)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/documentation/parts"})
  void mergeAddsPartsAndProperties(String path) throws Exception {
    String first = imported(path, "overwrite", part(API, "{\"a\":1,\"b\":{\"c\":2}}"));
    String second =
        imported(path, "merge", part(method(), "{}"), part(API, "{\"b\":{\"d\":3},\"e\":4}"));
    assertThat(parts(api))
        .containsExactly(API + " {\"a\":1,\"b\":{\"d\":3},\"e\":4}", method() + " {}");
    assertThat(second).isEqualTo(first);
    swagger(path, "merge", "{\"swagger\":\"2.0\",\"paths\":{}}");
    assertThat(parts(api)).hasSize(2);
  }

  @Test
  void canBeIgnored() throws Exception {
    imported("", "overwrite", part(API, "{\"a\":1}"));
    swagger("", "overwrite&ignore=documentation", document(part(API, "{\"a\":2}")));
    assertThat(parts(api)).containsExactly(API + " {\"a\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"location":{"type":"API"}}                                       | It needs a location and properties
          {"properties":{}}                                                 | It needs a location and properties
          {"location":{},"properties":{}}                                   | Its location needs a type
          {"location":{"type":"A"},"properties":{}}                         | Invalid value 'A' for type
          {"location":{"type":"API","path":"/"},"properties":{}}            | Location field 'path' is not valid for type 'API'
          {"location":{"type":"MODEL"},"properties":{}}                     | Location field 'name' is required for type 'MODEL'
          {"location":{"type":"RESPONSE","statusCode":9},"properties":{}}   | Invalid status code specified
          {"location":{"type":"API"},"properties":"[]"}                     | Documentation part properties must be a JSON object
          {"location":{"type":"RESOURCE"},"properties":{}}                  | Documentation part already exists for the specified location: type 'RESOURCE', path '/'.
          """)
  void reportsAllBadParts(String part, String message) throws Exception {
    for (String path : new String[] {"", "/documentation/parts"}) {
      assertThat(
              server.refusal(
                  "PUT",
                  api + path,
                  document(
                      part("{\"type\":\"RESOURCE\",\"path\":\"/\"}", "{}"), part, "{\"a\":1}")))
          .startsWith(
              "400 BadRequestException: Errors found during import:\n"
                  + "\tUnable to create documentation part at"
                  + " '#/x-amazon-apigateway-documentation/documentationParts/1': "
                  + message
                  + "\n\tUnable to create documentation part at"
                  + " '#/x-amazon-apigateway-documentation/documentationParts/2': ");
    }
    assertThat(parts(api)).isEmpty();
  }

  @Test
  void warnsOfUnknownFields() throws Exception {
    String odd = document("{\"location\":{\"type\":\"API\"},\"properties\":{},\"other\":1}");
    String warning =
        "Unsupported field 'other' at '#/x-amazon-apigateway-documentation/documentationParts/0'."
            + " Ignoring.";
    assertThat(server.json("PUT", api + "/documentation/parts", odd).at("/warnings/0").asString())
        .isEqualTo(warning);
    assertThat(
            server.refusal(
                "PUT", api + "/documentation/parts?mode=overwrite&failonwarnings=true", odd))
        .isEqualTo("400 BadRequestException: Warnings found during import:\n\t" + warning);
    assertThat(parts(api)).hasSize(1);
  }

  @Test
  void takesTwoThousandParts() throws Exception {
    var parts = new ArrayList<String>();
    for (int i = 0; i < 2000; i++) {
      parts.add(part("{\"type\":\"MODEL\",\"name\":\"m" + i + "\"}", "{}"));
    }
    imported("/documentation/parts", "merge", parts.toArray(String[]::new));
    parts.set(0, part(API, "{}"));
    assertThat(
            server.refusal(
                "PUT", api + "/documentation/parts", document(parts.toArray(String[]::new))))
        .startsWith("429 LimitExceededException: Maximum number of documentation parts");
    imported("/documentation/parts", "overwrite", parts.toArray(String[]::new));
    parts.add(part(method(), "{}"));
    assertThat(
            server.refusal("PUT", api + "?mode=overwrite", document(parts.toArray(String[]::new))))
        .startsWith("429 LimitExceededException: Maximum number of documentation parts");
  }

  /** Imports parts, and returns the id of the one for the API itself. */
  private String imported(String path, String mode, String... parts) throws Exception {
    swagger(path, mode, document(parts));
    return server
        .json("GET", api + "/documentation/parts?type=API", null)
        .at("/item/0/id")
        .asString("");
  }

  private JsonNode swagger(String path, String mode, String document) throws Exception {
    return server.json("PUT", api + path + "?failonwarnings=true&mode=" + mode, document);
  }

  private List<String> parts(String path) throws Exception {
    var parts = new ArrayList<String>();
    for (JsonNode part :
        server.json("GET", path + "/documentation/parts?limit=500", null).path("item")) {
      parts.add(part.path("location") + " " + part.path("properties").stringValue());
    }
    return parts;
  }

  private static String document(String... parts) {
    return "{\"swagger\":\"2.0\",\"paths\":{},\"x-amazon-apigateway-documentation\":"
        + "{\"documentationParts\":["
        + String.join(",", parts)
        + "]}}";
  }

  private static String part(String location, String properties) {
    return "{\"location\":%s,\"properties\":%s}".formatted(location, properties);
  }

  private static String method() {
    return "{\"type\":\"METHOD\",\"path\":\"/pets\",\"method\":\"*\"}";
  }
}
