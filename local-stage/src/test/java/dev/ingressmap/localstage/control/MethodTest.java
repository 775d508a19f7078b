package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MethodTest {

  @AutoClose ControlPlaneServer server;
  SampleApi api;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api = SampleApi.create(server);
  }

  @Test
  void patchesAMethod() throws Exception {
    var method =
        server.json(
            "PATCH",
            api.method(),
            """
            {"patchOperations":[
              {"op":"add","path":"/requestParameters/method.request.querystring.q","value":"true"},
              {"op":"add","path":"/requestModels/application~1json","value":"Empty"},
              {"op":"replace","path":"/operationName","value":"Health"},
              {"op":"replace","path":"/apiKeyRequired","value":"true"},
              {"op":"replace","path":"/authorizerId","value":"ignored"},
              {"op":"replace","path":"/authorizationType","value":"AWS_IAM"}]}\
            """);
    assertThat(method.path("requestParameters").toString())
        .isEqualTo("{\"method.request.querystring.q\":true}");
    assertThat(method.path("requestModels").toString())
        .isEqualTo("{\"application/json\":\"Empty\"}");
    assertThat(method.path("operationName").stringValue()).isEqualTo("Health");
    assertThat(method.path("apiKeyRequired").booleanValue()).isTrue();
    assertThat(method.path("authorizationType").stringValue()).isEqualTo("AWS_IAM");
    assertThat(method.has("authorizerId")).isFalse();
    assertThat(method.has("methodIntegration")).isTrue();
    assertThat(server.refusal("DELETE", api.path() + "/models/Empty", null))
        .isEqualTo(
            "409 ConflictException: Cannot delete model 'Empty', is referenced in method request:"
                + " /health/GET");
    // LocalStack's test_put_method_model, recorded from AWS, which names the newest resource.
    String root = api.resources() + "/" + api.rootId() + "/methods/ANY";
    server.json(
        "PUT",
        root,
        """
        {"authorizationType":"NONE","requestModels":{"application/json":"Empty"}}\
        """);
    assertThat(server.refusal("DELETE", api.path() + "/models/Empty", null))
        .endsWith("is referenced in method request: /health/GET");

    method =
        server.json(
            "PATCH",
            api.method(),
            """
            {"patchOperations":[
              {"op":"remove","path":"/requestParameters/method.request.querystring.q"},
              {"op":"replace","path":"/apiKeyRequired","value":"whatever"},
              {"op":"remove","path":"/requestModels/application~1json"}]}\
            """);
    assertThat(method.has("requestParameters")).isFalse();
    assertThat(method.has("requestModels")).isFalse();
    assertThat(method.path("apiKeyRequired").booleanValue(true)).isFalse();
  }

  @Test
  void showsAnEmptyTemplateAsNullAndKeepsItEmpty() throws Exception {
    for (String template : new String[] {"\"\"", "null"}) {
      var response =
          server.json(
              "PUT",
              api.integrationResponse(),
              "{\"selectionPattern\":\"\",\"responseTemplates\":{\"application/json\":%s}}"
                  .formatted(template));
      assertThat(response.toString())
          .isEqualTo(
              "{\"statusCode\":\"200\",\"selectionPattern\":\"\",\"responseTemplates\":{\"application/json\":null}}");
    }
    assertThat(
            server
                .apis()
                .get(api.id())
                .definition()
                .resource(api.healthId())
                .method("GET")
                .integration()
                .response("200")
                .responseTemplates())
        .containsEntry("application/json", "");
  }

  @Test
  void anIntegrationMapsOnlyDeclaredParameters() throws Exception {
    String body =
        """
        {"type":"HTTP","httpMethod":"GET","uri":"http://a/{id}","requestParameters":{
          "integration.request.path.id":"method.request.querystring.id",
          "integration.request.header.a":"'static'",
          "integration.request.header.b":"stageVariables.b",
          "integration.request.header.c":"context.requestId",
          "integration.request.querystring.d":"method.request.body.d"}}\
        """;
    assertThat(server.refusal("PUT", api.integration(), body))
        .contains("method.request.querystring.id");
    server.json(
        "PATCH",
        api.method(),
        """
        {"patchOperations":[{"op":"add","value":"false",
          "path":"/requestParameters/method.request.querystring.id"}]}\
        """);
    assertThat(server.json("PUT", api.integration(), body).path("requestParameters").size())
        .isEqualTo(5);
  }

  @Test
  void anIntegrationResponseSetsOnlyDeclaredHeaders() throws Exception {
    String body =
        """
        {"responseParameters":{"method.response.header.X":"integration.response.header.Y"}}\
        """;
    assertThat(server.refusal("PUT", api.integrationResponse(), body)).contains("header.X");
    server.json(
        "PATCH",
        api.methodResponse(),
        """
        {"patchOperations":[{"op":"add","value":"true",
          "path":"/responseParameters/method.response.header.X"}]}\
        """);
    assertThat(server.json("PUT", api.integrationResponse(), body).has("responseParameters"))
        .isTrue();
  }

  @Test
  void aCacheKeyIsAParameterOfTheMethodAndGoesWithIt() throws Exception {
    String body =
        """
        {"type":"HTTP","httpMethod":"GET","uri":"http://example.com",
          "cacheKeyParameters":["method.request.querystring.q"]}\
        """;
    assertThat(server.refusal("PUT", api.integration(), body))
        .isEqualTo("400 BadRequestException: Invalid cache key parameter specified");
    declare("add", "querystring.q");
    assertThat(server.json("PUT", api.integration(), body).path("cacheKeyParameters").toString())
        .isEqualTo("[\"method.request.querystring.q\"]");
    declare("remove", "querystring.q");
    assertThat(server.json("GET", api.integration(), null).path("cacheKeyParameters").toString())
        .isEqualTo("[]");
  }

  private void declare(String op, String parameter) throws Exception {
    server.json(
        "PATCH",
        api.method(),
        """
        {"patchOperations":[{"op":"%s","value":"false",
          "path":"/requestParameters/method.request.%s"}]}\
        """
            .formatted(op, parameter));
  }

  @Test
  void showsEmptyMapsThatWereGiven() throws Exception {
    // LocalStack's test_lifecycle_method_response and test_put_integration_responses, recorded from
    // AWS.
    String given = "{\"responseModels\":{},\"responseParameters\":{}}";
    server.json("DELETE", api.methodResponse(), null);
    assertThat(server.json("PUT", api.methodResponse(), given).toString())
        .isEqualTo("{\"statusCode\":\"200\",\"responseParameters\":{},\"responseModels\":{}}");
    server.json("DELETE", api.methodResponse(), null);
    assertThat(server.json("PUT", api.methodResponse(), "{}").toString())
        .isEqualTo("{\"statusCode\":\"200\"}");
    assertThat(
            server.json("PUT", api.integrationResponse(), "{\"responseTemplates\":{}}").toString())
        .isEqualTo("{\"statusCode\":\"200\",\"responseTemplates\":{}}");
    assertThat(server.json("PUT", api.integrationResponse(), "{}").toString())
        .isEqualTo("{\"statusCode\":\"200\"}");
  }

  @Test
  void patchesAnIntegrationAndKeepsItsResponses() throws Exception {
    declare("add", "path.a");
    var integration =
        server.json(
            "PATCH",
            api.integration(),
            """
            {"patchOperations":[
              {"op":"replace","path":"/uri","value":"https://example.com"},
              {"op":"replace","path":"/timeoutInMillis","value":"50"},
              {"op":"replace","path":"/contentHandling","value":"CONVERT_TO_TEXT"},
              {"op":"replace","path":"/tlsConfig/insecureSkipVerification","value":"true"},
              {"op":"add","path":"/cacheKeyParameters/method.request.path.a"},
              {"op":"add","path":"/requestTemplates/application~1json","value":"{}"},
              {"op":"replace","path":"/passthroughBehavior","value":"NEVER"}]}\
            """);
    assertThat(integration.path("uri").stringValue()).isEqualTo("https://example.com");
    assertThat(integration.path("timeoutInMillis").intValue()).isEqualTo(50);
    assertThat(integration.at("/tlsConfig/insecureSkipVerification").booleanValue()).isTrue();
    assertThat(integration.path("cacheKeyParameters").toString())
        .isEqualTo("[\"method.request.path.a\"]");
    assertThat(integration.path("integrationResponses").has("200")).isTrue();
    assertThat(
            server.refusal(
                "PATCH",
                api.integration(),
                """
                {"patchOperations":[{"op":"replace","path":"/contentHandling","value":"NO"}]}\
                """))
        .isEqualTo(
            "400 ValidationException: 1 validation error detected: Value 'NO' at 'contentHandling'"
                + " failed to satisfy constraint: Member must satisfy enum value set:"
                + " [CONVERT_TO_BINARY, CONVERT_TO_TEXT]");
  }

  @Test
  void onlyAProxyStreamsAndForLonger() throws Exception {
    String proxy =
        """
        {"type":"HTTP_PROXY","httpMethod":"GET","uri":"http://a.example",
         "responseTransferMode":"%s","timeoutInMillis":%d}\
        """;
    var streamed = server.json("PUT", api.integration(), proxy.formatted("STREAM", 900_000));
    assertThat(streamed.path("responseTransferMode").stringValue()).isEqualTo("STREAM");
    assertThat(streamed.path("timeoutInMillis").intValue()).isEqualTo(900_000);
    assertThat(server.refusal("PUT", api.integration(), proxy.formatted("STREAM", 900_001)))
        .startsWith("400 BadRequestException: Timeout should be between 50 ms and 900000 ms");
    assertThat(server.refusal("PUT", api.integration(), proxy.formatted("BUFFERED", 29_001)))
        .startsWith("400 BadRequestException: Timeout should be between 50 ms and 29000 ms");
    assertThat(
            server.refusal(
                "PUT",
                api.integration(),
                "{\"type\":\"MOCK\",\"responseTransferMode\":\"STREAM\"}"))
        .startsWith("400 BadRequestException: Response transfer mode STREAM is only supported for");
    assertThat(server.refusal("PUT", api.integration(), proxy.formatted("SOME", 1000)))
        .contains("[BUFFERED, STREAM]");
  }

  @Test
  void aMockNeedsNeitherMethodNorUri() throws Exception {
    var mock =
        server.json(
            "PUT",
            api.integration(),
            "{\"type\":\"MOCK\",\"httpMethod\":\"POST\",\"uri\":\"http://example.com\"}");
    assertThat(mock.propertyNames())
        .containsExactlyInAnyOrder(
            "type",
            "passthroughBehavior",
            "timeoutInMillis",
            "cacheNamespace",
            "cacheKeyParameters");
  }

  @Test
  void deletesFromTheInsideOut() throws Exception {
    for (String path :
        new String[] {
          api.integrationResponse(), api.integration(), api.methodResponse(), api.method()
        }) {
      assertThat(server.send("DELETE", path, null).statusCode()).isEqualTo(204);
      assertThat(server.refusal("DELETE", path, null)).startsWith("404 NotFoundException");
    }
    assertThat(server.json("GET", api.health(), null).has("resourceMethods")).isFalse();
  }

  @Test
  void answersWithTheStatusOfTheServiceModel() throws Exception {
    String post = api.health() + "/methods/POST";
    assertThat(server.send("PUT", post, "{\"authorizationType\":\"none\"}").statusCode())
        .isEqualTo(201);
    assertThat(server.send("PATCH", post, "{}").statusCode()).isEqualTo(200);
    assertThat(server.send("PATCH", api.methodResponse(), "{}").statusCode()).isEqualTo(201);
    assertThat(server.send("PATCH", api.integrationResponse(), "{}").statusCode()).isEqualTo(200);
    assertThat(server.send("DELETE", api.health(), null).statusCode()).isEqualTo(202);
    assertThat(server.send("DELETE", api.path(), null).statusCode()).isEqualTo(202);
  }
}
