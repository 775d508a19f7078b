package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import tools.jackson.databind.JsonNode;

class ImportTest {

  static final String MOCK =
      "\"x-amazon-apigateway-integration\":{\"type\":\"mock\",\"responses\":{\"default\":{\"statusCode\":\"200\"}}}";

  @AutoClose ControlPlaneServer server;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
  }

  @Test
  void readsAllThatADocumentSays() throws Exception {
    JsonNode api = create(read("full.yaml"));
    String path = "/restapis/" + api.path("id").stringValue();
    assertThat(api.path("name").stringValue()).isEqualTo("full");
    assertThat(api.path("version").stringValue()).isEqualTo("2.0");
    assertThat(api.path("description").stringValue()).isEqualTo("All of it.");
    assertThat(api.path("apiKeySource").stringValue()).isEqualTo("AUTHORIZER");
    assertThat(api.path("minimumCompressionSize").intValue()).isZero();
    assertThat(api.path("binaryMediaTypes").toString()).isEqualTo("[\"image/png\",\"*/*\"]");
    assertThat(api.path("disableExecuteApiEndpoint").booleanValue()).isTrue();
    assertThat(api.path("policy").stringValue()).startsWith("{\\\"Version\\\"");
    assertThat(api.has("warnings")).isFalse();
    assertThat(api.has("tags")).isFalse();

    assertThat(paths(server, path))
        .containsExactly("/", "/pets", "/pets/{petId}", "/pets/{petId}/{proxy+}");
    JsonNode post = method(path, "/pets", "POST");
    assertThat(post.path("operationName").stringValue()).isEqualTo("CreatePet");
    assertThat(post.path("apiKeyRequired").booleanValue()).isTrue();
    assertThat(post.path("requestModels").toString()).isEqualTo("{\"application/json\":\"Pet\"}");
    assertThat(post.at("/methodResponses/201").toString())
        .isEqualTo(
            "{\"statusCode\":\"201\",\"responseParameters\":{\"method.response.header.Location\":false},\"responseModels\":{\"application/json\":\"Empty\"}}");
    JsonNode integration = post.path("methodIntegration");
    assertThat(integration.path("type").stringValue()).isEqualTo("HTTP");
    assertThat(integration.path("connectionType").stringValue()).isEqualTo("VPC_LINK");
    assertThat(integration.path("connectionId").stringValue()).isEqualTo("${stageVariables.link}");
    assertThat(integration.path("passthroughBehavior").stringValue()).isEqualTo("NEVER");
    assertThat(integration.path("timeoutInMillis").intValue()).isEqualTo(3000);
    assertThat(integration.at("/tlsConfig/insecureSkipVerification").booleanValue()).isTrue();
    assertThat(integration.at("/integrationResponses/201").has("selectionPattern")).isFalse();
    assertThat(integration.at("/integrationResponses/400/selectionPattern").stringValue())
        .isEqualTo("4\\d{2}");

    JsonNode get = method(path, "/pets/{petId}", "GET");
    assertThat(get.path("authorizationType").stringValue()).isEqualTo("AWS_IAM");
    assertThat(get.path("requestParameters").toString())
        .isEqualTo(
            "{\"method.request.header.X-Trace\":false,\"method.request.querystring.full\":true,\"method.request.path.petId\":true}");
    JsonNode any = method(path, "/pets/{petId}/{proxy+}", "ANY");
    assertThat(any.at("/methodIntegration/type").stringValue()).isEqualTo("HTTP_PROXY");
    assertThat(any.at("/methodIntegration/httpMethod").stringValue()).isEqualTo("ANY");
    assertThat(any.path("apiKeyRequired").booleanValue(true)).isFalse();

    JsonNode pet = server.json("GET", path + "/models/Pet", null);
    assertThat(pet.path("description").stringValue()).isEqualTo("A pet");
    assertThat(pet.path("schema").stringValue())
        .contains(
            "https://apigateway.amazonaws.com/restapis/"
                + api.path("id").stringValue()
                + "/models/Kind");
    assertThat(
            server
                .json("GET", path + "/models", null)
                .path("item")
                .valueStream()
                .map(m -> m.path("name").stringValue()))
        .contains("Empty", "Kind", "Pet")
        .filteredOn(name -> name.startsWith("MODEL"))
        .hasSize(1);
  }

  @Test
  void vpcEndpointsComeAndGoWithDocuments() throws Exception {
    String put = "?mode=overwrite&failonwarnings=true";
    String extension =
        "\"x-amazon-apigateway-endpoint-configuration\":{\"vpcEndpointIds\":[\"vpce-1\"]}";
    String document = document("a", "\"/a\":{\"get\":{" + MOCK + "}}");
    SampleApi api = SampleApi.create(server);
    server.json(
        "PATCH",
        api.path(),
        """
        {"patchOperations":[{"op":"replace","path":"/endpointConfiguration/types/0","value":"PRIVATE"}]}\
        """);
    server.json(
        "PUT",
        api.path() + put,
        document.replaceFirst("\\{", "{\"servers\":[{\"url\":\"/\"," + extension + "}],"));
    assertThat(
            server
                .json("GET", api.path(), null)
                .at("/endpointConfiguration/vpcEndpointIds/0")
                .asString())
        .isEqualTo("vpce-1");
    api.deploy();
    for (String type : List.of("oas30", "swagger")) {
      assertThat(
              server
                  .json("GET", api.stage() + "/exports/" + type + "?extensions=apigateway", null)
                  .toString())
          .contains(extension);
    }
    server.json("PUT", api.path() + put, document);
    assertThat(
            server
                .json("GET", api.path(), null)
                .path("endpointConfiguration")
                .has("vpcEndpointIds"))
        .isFalse();
  }

  /** In Swagger it is only at the root, otherwise at the first server. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          openapi: 3.0.1, servers: [{url: /, $disabled}, {url: /b}]     | true
          openapi: 3.0.1, servers: [{url: /b}, {url: /, $disabled}]     | false
          openapi: 3.0.1, $disabled                                     | false
          openapi: 3.0.1, servers: [{url: /b}], $disabled               | false
          swagger: '2.0', $disabled                                     | true
          swagger: '2.0', basePath: /b, $disabled                       | true
          """)
  void readsWhereTheApiCanBeCalled(String document, boolean disabled) throws Exception {
    String extension =
        "x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}";
    JsonNode api =
        create("--- {info: {title: a}, " + document.replace("$disabled", extension) + "}");
    assertThat(api.path("disableExecuteApiEndpoint").asBoolean(false)).isEqualTo(disabled);
  }

  @Test
  void readsSwagger() throws Exception {
    JsonNode api = create(read("swagger.json"));
    String path = "/restapis/" + api.path("id").stringValue();
    JsonNode post = method(path, "/pets", "POST");
    assertThat(post.path("requestModels").toString())
        .isEqualTo("{\"application/json\":\"NewPet\"}");
    assertThat(post.at("/methodResponses/200/responseModels").toString())
        .isEqualTo("{\"application/xml\":\"NewPet\"}");
    assertThat(post.path("apiKeyRequired").booleanValue()).isTrue();
    assertThat(post.path("requestParameters").toString())
        .isEqualTo("{\"method.request.querystring.type\":false}");
    assertThat(server.json("GET", path + "/models", null).path("item").size()).isEqualTo(2);
    JsonNode model = server.json("GET", path + "/models/NewPet", null);
    assertThat(model.path("schema").stringValue()).contains("/models/Kind");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"swagger\":\"2.0\",\"info\":{},\"paths\":{}}",
        "{\"openapi\":\"3.0.1\"}",
        "openapi: 3.0.1\ninfo: {version: '1'}\n"
      })
  void namesAnApiAfterItsDateIfTheDocumentHasNoTitle(String document) throws Exception {
    JsonNode api = server.json("POST", "/restapis?mode=import&failonwarnings=true", document);
    String imported = "Imported on \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    assertThat(api.path("name").asString()).matches(imported);

    SampleApi sample = SampleApi.create(server);
    JsonNode merged = server.json("PUT", sample.path(), document);
    assertThat(merged.path("name").asString()).isEqualTo("demo");
    JsonNode overwritten = server.json("PUT", sample.path() + "?mode=overwrite", document);
    assertThat(overwritten.path("name").asString()).matches(imported);
  }

  @Test
  void readsATimeoutThatIsWrittenAsAText() throws Exception {
    JsonNode api =
        create(
            """
            {"swagger":"2.0","info":{"title":"t","version":"1"},"paths":{"/":{"get":{"responses":{"200":{"description":"x"}},
            "x-amazon-apigateway-integration":{"type":"http_proxy","httpMethod":"GET","uri":"http://127.0.0.1:9000/","timeoutInMillis":"5000"}}}}}
            """);
    assertThat(
            method("/restapis/" + api.path("id").asString(), "/", "GET")
                .at("/methodIntegration/timeoutInMillis")
                .intValue())
        .isEqualTo(5000);
  }

  @Test
  void takesTheEndpointTypeFromTheRequest() {
    var api =
        server
            .client()
            .importRestApi(r ->
                r.body(SdkBytes.fromUtf8String(document("a", "")))
                    .parameters(Map.of("endpointConfigurationTypes", "REGIONAL")));
    assertThat(api.endpointConfiguration().types()).containsExactly(EndpointType.REGIONAL);
  }

  @Test
  void anImportHasOnlyTheModelsOfItsDocument() throws Exception {
    String id = create(document("a", "")).path("id").stringValue();
    assertThat(server.json("GET", "/restapis/" + id + "/models", null).toString())
        .isEqualTo("{\"item\":[]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{'key:value}",
        "[]",
        "text",
        "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"a\"}}",
        "{\"swagger\":\"1.2\"}",
        "{\"openapi\":\"3.0.1\"} {}",
        "{\"info\":{\"title\":\"a\"}}",
        "{\"openapi\":{},\"info\":{\"title\":\"a\"}}",
        "a:\n  - \"b ... \\\"c\\\": $d, \\\"e\\\": $(f +\"%a\")}\\\"\n"
      })
  void refusesWhatIsNoOpenApi(String body) throws Exception {
    assertThat(server.refusal("POST", "/restapis?mode=import", body))
        .startsWith("400 BadRequestException: Invalid OpenAPI input.");
    assertThat(server.json("GET", "/restapis", null).toString()).isEqualTo("{\"item\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "/a":{"get":{"responses":{"default":{}}}}                                     | Unsupported response 'default' to method 'GET /a'. Ignoring.
          "/a":{"get":{"parameters":[{"name":"c","in":"cookie"}]}}                      | Unsupported parameter 'c' in 'cookie'. Ignoring.
          "/a":{"get":{"security":[{"no":[]}]}}                                         | Unsupported security definition type 'null' for 'no'. Ignoring.
          "/a":{"get":{"requestBody":{"content":{"a/b":{"schema":{"$ref":"#/components/schemas/No"}}}}}} | Reference to model 'No' not found. Ignoring.
          """)
  void warnsOfWhatItIgnores(String paths, String warning) throws Exception {
    assertThat(create(document("a", paths)).at("/warnings/0").stringValue()).isEqualTo(warning);
  }

  @Test
  void refusesAnAuthorizerRatherThanLeaveAMethodOpen() throws Exception {
    String document =
        document("a", "\"/a\":{\"get\":{\"security\":[{\"auth\":[]}]}}")
            .replaceFirst(
                "\\{",
                """
                {"components":{"securitySchemes":{"auth":{"type":"apiKey","name":"X-Api-Key","in":"header",
                "x-amazon-apigateway-authtype":"custom","x-amazon-apigateway-authorizer":{"type":"request"}}}},\
                """);
    assertThat(server.refusal("POST", "/restapis?mode=import", document))
        .contains(
            "Unable to put method 'GET' on resource at path '/a': Invalid authorizer ID specified.");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ignore,  https://example.com/base/part/, /test
          prepend, https://example.com/base/part/, /base/part/test
          split,   https://example.com/base/part/, /part/test
          split,   https://example.com/base,       /test
          prepend, https://example.com/,           /test
          prepend, https://{host}/base,            /test
          """)
  void handlesTheBasePath(String mode, String url, String expected) throws Exception {
    String document =
        document("a", "\"/test\":{\"get\":{" + MOCK + "}}")
            .replaceFirst("\\{", "{\"servers\":[{\"url\":\"" + url + "\"}],");
    String id =
        server
            .json("POST", "/restapis?mode=import&basepath=" + mode, document)
            .path("id")
            .stringValue();
    assertThat(paths(server, "/restapis/" + id)).contains(expected);
    String variable =
        document.replace(
            "{\"url\":", "{\"variables\":{\"basePath\":{\"default\":\"v/w\"}},\"url\":");
    id =
        server
            .json("POST", "/restapis?mode=import&basepath=prepend", variable)
            .path("id")
            .stringValue();
    assertThat(paths(server, "/restapis/" + id)).contains("/v/w/test");
  }

  @Test
  void refusesAPolicyThatIsNone() throws Exception {
    assertThat(
            server.refusal(
                "POST",
                "/restapis?mode=import",
                document("a", "").replaceFirst("\\{", "{\"x-amazon-apigateway-policy\":\"no\",")))
        .contains("\tUnable to update API: Invalid policy document.");
  }

  @Test
  void refusesMoreResourcesThanTheQuota() throws Exception {
    String paths =
        IntStream.range(0, 300)
            .mapToObj(i -> "\"/r%d\":{\"get\":{%s}}".formatted(i, MOCK))
            .collect(Collectors.joining(","));
    assertThat(server.refusal("POST", "/restapis?mode=import", document("a", paths)))
        .startsWith("429 LimitExceededException: Maximum number of Resources");
    assertThat(server.json("GET", "/restapis", null).path("item").size()).isZero();
  }

  @Test
  void readsYamlAsLargeAsJson() throws Exception {
    String filler = "    x-filler-%d: " + "a".repeat(1000) + "\n";
    String info =
        IntStream.range(0, 5000).mapToObj(filler::formatted).collect(Collectors.joining());
    assertThat(
            server
                .send(
                    "POST",
                    "/restapis?mode=import",
                    "openapi: 3.0.1\npaths: {}\ninfo:\n    title: large\n" + info)
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void anImportedApiDeploys() throws Exception {
    String path = "/restapis/" + create(read("full.yaml")).path("id").stringValue();
    assertThat(server.send("POST", path + "/deployments", "{\"stageName\":\"v1\"}").statusCode())
        .isEqualTo(201);
  }

  static String document(String title, String paths) {
    return "{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"%s\",\"version\":\"1.0\"},\"paths\":{%s}}"
        .formatted(title, paths);
  }

  private JsonNode create(String document) throws Exception {
    return server.json("POST", "/restapis?mode=import", document);
  }

  private JsonNode method(String api, String path, String httpMethod) throws Exception {
    for (JsonNode resource :
        server.json("GET", api + "/resources?embed=methods&limit=500", null).path("item")) {
      if (resource.path("path").stringValue().equals(path)) {
        return resource.path("resourceMethods").path(httpMethod);
      }
    }
    throw new AssertionError(path);
  }

  static List<String> paths(ControlPlaneServer server, String api) throws Exception {
    return server
        .json("GET", api + "/resources?limit=500", null)
        .path("item")
        .valueStream()
        .map(resource -> resource.path("path").stringValue())
        .toList();
  }

  static String read(String name) throws IOException {
    try (var in = Objects.requireNonNull(ImportTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
