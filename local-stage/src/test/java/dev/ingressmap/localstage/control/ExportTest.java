package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ExportTest {

  private static final JsonMapper JSON = new JsonMapper();

  @AutoClose ControlPlaneServer server;
  String api = "";

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api =
        "/restapis/"
            + server
                .json("POST", "/restapis?mode=import", ImportTest.read("full.yaml"))
                .path("id")
                .stringValue();
    server.json("POST", api + "/deployments", "{\"stageName\":\"v1\"}");
  }

  @Test
  void carriesTheHeadersThatAwsSends() {
    var export =
        server
            .client()
            .getExport(r ->
                r.restApiId(api.substring(10))
                    .stageName("v1")
                    .exportType("oas30")
                    .accepts("application/yaml")
                    .parameters(Map.of("extensions", "apigateway")));
    assertThat(export.contentType()).isEqualTo("application/octet-stream");
    assertThat(export.contentDisposition()).isEqualTo("attachment; filename=\"oas30_2.0.yaml\"");
    assertThat(
            new YAMLMapper().readTree(export.body().asUtf8String()).path("openapi").stringValue())
        .isEqualTo("3.0.1");
  }

  @Test
  void writesOpenApi() throws Exception {
    JsonNode document = export("oas30", "?extensions=apigateway");
    assertThat(document.path("info").toString())
        .isEqualTo("{\"title\":\"full\",\"description\":\"All of it.\",\"version\":\"2.0\"}");
    assertThat(document.at("/servers/0").toString())
        .isEqualTo(
            "{\"url\":\"https://%s.execute-api.us-east-1.amazonaws.com/{basePath}\",\"variables\":{\"basePath\":{\"default\":\"v1\"}},\"x-amazon-apigateway-endpoint-configuration\":{\"disableExecuteApiEndpoint\":true}}"
                .formatted(api.substring(10)));
    JsonNode post = document.path("paths").path("/pets").path("post");
    assertThat(post.path("operationId").stringValue()).isEqualTo("CreatePet");
    assertThat(post.path("security").toString()).isEqualTo("[{\"api_key\":[]}]");
    assertThat(post.path("requestBody").toString())
        .isEqualTo(
            "{\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/Pet\"}}},\"required\":true}");
    assertThat(post.at("/responses/201").toString())
        .isEqualTo(
            "{\"description\":\"201 response\",\"headers\":{\"Location\":{\"schema\":{\"type\":\"string\"}}},\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/Empty\"}}}}");
    JsonNode integration = post.path("x-amazon-apigateway-integration");
    assertThat(integration.path("type").stringValue()).isEqualTo("http");
    assertThat(integration.path("passthroughBehavior").stringValue()).isEqualTo("never");
    assertThat(integration.path("timeoutInMillis").intValue()).isEqualTo(3000);
    assertThat(integration.has("cacheNamespace")).isFalse();
    assertThat(integration.path("responses").propertyNames()).containsExactly("default", "4\\d{2}");
    JsonNode get = document.path("paths").path("/pets/{petId}").path("get");
    assertThat(get.path("parameters").toString())
        .isEqualTo(
            "[{\"name\":\"X-Trace\",\"in\":\"header\",\"schema\":{\"type\":\"string\"}},"
                + "{\"name\":\"full\",\"in\":\"query\",\"required\":true,\"schema\":{\"type\":\"string\"}},"
                + "{\"name\":\"petId\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}]");
    assertThat(get.at("/x-amazon-apigateway-integration").has("connectionType")).isFalse();
    assertThat(document.at("/components/schemas/Pet/properties/kind").toString())
        .isEqualTo("{\"$ref\":\"#/components/schemas/Kind\"}");
    assertThat(document.at("/components/schemas").has("Kind")).isTrue();
    assertThat(document.at("/components/securitySchemes/sigv4").toString())
        .contains("x-amazon-apigateway-authtype");
    assertThat(document.path("x-amazon-apigateway-binary-media-types").size()).isEqualTo(2);
    assertThat(document.path("x-amazon-apigateway-policy").isObject()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                          false, false, false
          ?extensions=integrations,    true,  false, false
          ?extensions=authorizers,     false, true,  false
          '?extensions=integrations,authorizers', true, true, false
          ?extensions=apigateway,      true,  true,  true
          """)
  void writesTheExtensionsThatWereAskedFor(
      String query, boolean integrations, boolean authorizers, boolean settings) throws Exception {
    for (String type : new String[] {"oas30", "swagger"}) {
      String document = export(type, query).toString();
      assertThat(document.contains("x-amazon-apigateway-integration")).isEqualTo(integrations);
      assertThat(document.contains("x-amazon-apigateway-authtype")).isEqualTo(authorizers);
      assertThat(document.contains("x-amazon-apigateway-policy")).isEqualTo(settings);
      assertThat(document).contains("x-amazon-apigateway-any-method");
    }
  }

  @Test
  void writesSwagger() throws Exception {
    JsonNode document = export("swagger", "");
    assertThat(document.path("swagger").stringValue()).isEqualTo("2.0");
    assertThat(document.path("basePath").stringValue()).isEqualTo("/v1");
    assertThat(document.path("host").stringValue())
        .isEqualTo(api.substring(10) + ".execute-api.us-east-1.amazonaws.com");
    JsonNode post = document.path("paths").path("/pets").path("post");
    assertThat(post.path("consumes").toString()).isEqualTo("[\"application/json\"]");
    assertThat(post.path("produces").toString()).isEqualTo("[\"application/json\"]");
    assertThat(post.at("/parameters/0").toString())
        .isEqualTo(
            "{\"in\":\"body\",\"name\":\"Pet\",\"required\":true,\"schema\":{\"$ref\":\"#/definitions/Pet\"}}");
    assertThat(post.at("/responses/201").toString())
        .isEqualTo(
            "{\"description\":\"201 response\",\"headers\":{\"Location\":{\"type\":\"string\"}},\"schema\":{\"$ref\":\"#/definitions/Empty\"}}");
    assertThat(document.path("definitions").has("Kind")).isTrue();
    assertThat(document.path("securityDefinitions").has("api_key")).isTrue();
  }

  @Test
  void writesSwaggerMediaTypesOfBodiesWithoutTemplates() throws Exception {
    server.json("PUT", api + "?mode=overwrite", ImportTest.read("swagger.json"));
    server.json("POST", api + "/deployments", "{\"stageName\":\"v1\"}");
    JsonNode post = export("swagger", "").path("paths").path("/pets").path("post");
    assertThat(post.path("consumes").toString()).isEqualTo("[\"application/json\"]");
    assertThat(post.path("produces").toString()).isEqualTo("[\"application/xml\"]");
  }

  @Test
  void exportsWhatIsDeployedNotTheWorkingCopy() throws Exception {
    server.json("PUT", api, "{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"new\"},\"paths\":{}}");
    assertThat(export("oas30", "").at("/info/title").stringValue()).isEqualTo("full");
  }

  @Test
  void readsBackWhatItWrote() throws Exception {
    for (String type : new String[] {"oas30", "swagger"}) {
      JsonNode written = export(type, "?extensions=apigateway");
      String copy =
          "/restapis/"
              + server
                  .json("POST", "/restapis?mode=import&failonwarnings=true", written.toString())
                  .path("id")
                  .stringValue();
      server.json("POST", copy + "/deployments", "{\"stageName\":\"v1\"}");
      JsonNode again =
          JSON.readTree(
              server
                  .send("GET", copy + "/stages/v1/exports/" + type + "?extensions=apigateway", null)
                  .body()
                  .replace(copy.substring(10), api.substring(10)));
      assertThat(again).isEqualTo(written);
    }
  }

  @Test
  void datesWhatHasNoVersion() throws Exception {
    SampleApi sample = SampleApi.create(server);
    sample.deploy();
    HttpResponse<String> response =
        server.send(
            HttpRequest.newBuilder(server.uri(sample.stage() + "/exports/swagger"))
                .header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=a/20261122/eu-west-1/apigateway/aws4_request"));
    assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
        .matches(
            "attachment; filename=\"swagger_\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ.json\"");
    assertThat(JSON.readTree(response.body()).path("host").stringValue()).contains(".eu-west-1.");
  }

  @Test
  void knowsTwoTypes() throws Exception {
    assertThat(server.refusal("GET", api + "/stages/v1/exports/raml", null))
        .isEqualTo("400 BadRequestException: No API exporter for type 'raml'");
  }

  private JsonNode export(String type, String query) throws Exception {
    return server.json("GET", api + "/stages/v1/exports/" + type + query, null);
  }
}
