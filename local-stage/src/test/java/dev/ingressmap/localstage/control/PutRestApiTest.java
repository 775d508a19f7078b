package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import tools.jackson.databind.JsonNode;

/** Imports into an existing API. */
class PutRestApiTest {

  private static final String MOCK = ImportTest.MOCK;

  @AutoClose ControlPlaneServer server;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
  }

  @Test
  void aSecondImportKeepsTheNamespaceOfACache() throws Exception {
    SampleApi api = SampleApi.create(server);
    String document = document("new", "\"/health\":{\"get\":{%s}}".formatted(MOCK));
    for (int i = 0; i < 2; i++) {
      server.json("PUT", api.path() + "?mode=overwrite", document);
      assertThat(server.json("GET", api.integration(), null).path("cacheNamespace").stringValue())
          .isEqualTo(api.healthId());
    }
  }

  @Test
  void overwriteKeepsIdentitiesAndResetsTheRest() throws Exception {
    SampleApi api = SampleApi.create(server);
    api.deploy();
    server.json(
        "PATCH",
        api.path(),
        """
        {"patchOperations":[{"op":"add","path":"/binaryMediaTypes/image~1heif"},
          {"op":"replace","path":"/description","value":"d"},{"op":"replace","path":"/version","value":"9"},
          {"op":"replace","path":"/policy","value":"{}"},{"op":"replace","path":"/minimumCompressionSize","value":"1"},
          {"op":"replace","path":"/disableExecuteApiEndpoint","value":"true"},
          {"op":"replace","path":"/apiKeySource","value":"AUTHORIZER"},
          {"op":"replace","path":"/endpointConfiguration/types/0","value":"REGIONAL"}]}\
        """);
    server.json("PUT", "/tags/arn:aws:apigateway:a::" + api.path(), "{\"tags\":{\"a\":\"b\"}}");
    HostedApi before = server.apis().get(api.id());

    var put =
        server
            .client()
            .putRestApi(r ->
                r.restApiId(api.id())
                    .mode(PutMode.OVERWRITE)
                    .failOnWarnings(true)
                    .body(
                        SdkBytes.fromUtf8String(
                            document(
                                "new",
                                "\"/health\":{\"post\":{%s}},\"/other\":{\"get\":{%s}}"
                                    .formatted(MOCK, MOCK)))));
    assertThat(put.name()).isEqualTo("new");
    assertThat(put.version()).isEqualTo("1.0");
    assertThat(put.rootResourceId()).isEqualTo(api.rootId());
    assertThat(put.binaryMediaTypes()).isEmpty();
    assertThat(put.description()).isNull();
    assertThat(put.policy()).isNull();
    assertThat(put.minimumCompressionSize()).isNull();
    assertThat(put.disableExecuteApiEndpoint()).isFalse();
    assertThat(put.apiKeySourceAsString()).isEqualTo("HEADER");
    assertThat(put.endpointConfiguration().types()).containsExactly(EndpointType.REGIONAL);
    assertThat(put.tags()).containsEntry("a", "b");
    assertThat(server.json("GET", api.health(), null).path("resourceMethods").toString())
        .isEqualTo("{\"POST\":{}}");
    assertThat(paths(api.path())).containsExactly("/", "/health", "/other");
    assertThat(server.json("GET", api.path() + "/models", null).path("item").size()).isZero();
    HostedApi after = server.apis().get(api.id());
    assertThat(after.stages()).isEqualTo(before.stages());
    assertThat(after.deployments()).isEqualTo(before.deployments());

    String other =
        after.definition().resources().values().stream()
            .filter(r -> r.path().equals("/other"))
            .findFirst()
            .orElseThrow()
            .id();
    server.json(
        "PUT",
        api.path() + "?mode=overwrite",
        document("new", "\"/other\":{\"get\":{" + MOCK + "}}"));
    assertThat(server.json("GET", api.resources() + "/" + other, null).path("path").stringValue())
        .isEqualTo("/other");
    assertThat(paths(api.path())).containsExactly("/", "/other");
  }

  @Test
  void mergeIsTheDefaultAndKeepsWhatTheDocumentOmits() throws Exception {
    SampleApi api = SampleApi.create(server);
    server.json(
        "PATCH",
        api.path(),
        """
        {"patchOperations":[{"op":"add","path":"/binaryMediaTypes/image~1heif"},
          {"op":"replace","path":"/description","value":"d"},{"op":"replace","path":"/policy","value":"{}"}]}\
        """);
    String document =
        document(
                "new",
                "\"/health\":{\"post\":{%s}},\"/other\":{\"get\":{%s}}".formatted(MOCK, MOCK))
            .replaceFirst("\\{", "{\"x-amazon-apigateway-binary-media-types\":[\"image/png\"],");
    JsonNode put = server.json("PUT", api.path(), document);
    assertThat(put.path("name").stringValue()).isEqualTo("new");
    assertThat(put.path("binaryMediaTypes").toString()).isEqualTo("[\"image/heif\",\"image/png\"]");
    assertThat(put.path("description").stringValue()).isEqualTo("d");
    assertThat(put.has("policy")).isTrue();
    assertThat(server.json("GET", api.health(), null).path("resourceMethods").propertyNames())
        .containsExactlyInAnyOrder("GET", "POST");
    assertThat(server.json("GET", api.path() + "/models", null).path("item").size()).isEqualTo(2);
  }

  @Test
  void anImportIsAllOrNothing() throws Exception {
    SampleApi api = SampleApi.create(server);
    HostedApi before = server.apis().get(api.id());
    String broken =
        document(
            "new",
            "\"/a\":{\"get\":{%s}},\"/b/{x}\":{\"get\":{%s}},\"/b/{y}\":{\"get\":{%s}},"
                    .formatted(MOCK, MOCK, MOCK)
                + "\"/c\":{\"get\":{\"x-amazon-apigateway-integration\":{\"type\":\"http\",\"uri\":\"http://a\"}}},\"/d\":{\"trace\":{}}");
    assertThat(server.refusal("PUT", api.path() + "?mode=overwrite", broken))
        .isEqualTo(
            """
            400 BadRequestException: Errors found during import:
            \tUnable to create resource at path '/b/{y}': A sibling ({x}) of this resource already has a variable path part -- only one is allowed
            \tUnable to put integration on 'GET' for resource at path '/c': Enumeration value for HttpMethod must be non-empty
            Additionally, these warnings were found:
            \tUnsupported method 'trace' on path '/d'. Ignoring.\
            """);
    assertThat(server.apis().get(api.id())).isSameAs(before);
    assertThat(server.refusal("POST", "/restapis?mode=import", broken))
        .startsWith("400 BadRequestException: Errors");
    assertThat(server.json("GET", "/restapis", null).path("item").size()).isEqualTo(1);
  }

  @Test
  void warningsUndoAnImportOnRequest() throws Exception {
    SampleApi api = SampleApi.create(server);
    HostedApi before = server.apis().get(api.id());
    String document =
        document(
            "new",
            "\"/a\":{\"get\":{\"x-amazon-apigateway-integration\":{\"type\":\"mock\",\"requestParameters\":{\"integration.request.header.nothing\":true}}}}");
    String warning =
        "Invalid format for 'requestParameters'. Expected type string for property"
            + " 'integration.request.header.nothing' of resource '/a' and method 'GET' but got"
            + " 'true'";
    assertThat(server.refusal("PUT", api.path() + "?failonwarnings=true", document))
        .isEqualTo("400 BadRequestException: Warnings found during import:\n\t" + warning);
    assertThat(server.apis().get(api.id())).isSameAs(before);
    assertThat(
            server
                .json("PUT", api.path(), document)
                .path("warnings")
                .valueStream()
                .map(JsonNode::stringValue))
        .containsExactly(warning);
  }

  @Test
  void aNullEndsCompression() throws Exception {
    SampleApi api = SampleApi.create(server);
    String size = "{\"x-amazon-apigateway-minimum-compression-size\":%s,";
    String document = document("new", "");
    String path = api.path() + "?failonwarnings=true";
    JsonNode put = server.json("PUT", path, document.replaceFirst("\\{", size.formatted(5)));
    assertThat(put.path("minimumCompressionSize").intValue()).isEqualTo(5);
    assertThat(server.json("PUT", path, document).path("minimumCompressionSize").intValue())
        .isEqualTo(5);
    put = server.json("PUT", path, document.replaceFirst("\\{", size.formatted("null")));
    assertThat(put.has("minimumCompressionSize")).isFalse();
  }

  @Test
  void checksTheDocumentBeforeTheApi() throws Exception {
    assertThat(server.refusal("PUT", "/restapis/no", "x"))
        .isEqualTo("400 BadRequestException: Invalid OpenAPI input.");
    assertThat(server.refusal("PUT", "/restapis/no", document("a", "")))
        .isEqualTo("404 NotFoundException: Invalid API identifier specified 000000000000:no");
    assertThat(server.refusal("PUT", "/restapis/no?mode=x", document("a", "")))
        .startsWith("400 BadRequestException: Enumeration value");
  }

  private static String document(String title, String paths) {
    return ImportTest.document(title, paths);
  }

  private List<String> paths(String api) throws Exception {
    return ImportTest.paths(server, api);
  }
}
