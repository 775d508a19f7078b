package dev.ingressmap.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.gateway.settings.SettingsText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The result of the platform's settings together with the teams' annotations. */
class PlatformSettingsTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String SETTINGS =
      """
      authorizers:
        users: {type: COGNITO_USER_POOLS, pools: ["arn:aws:cognito-idp:r:1:userpool/p"]}
        partners: {type: TOKEN, lambda: "arn:aws:lambda:eu-central-1:123456789012:function:p"}
        callers:
          type: REQUEST
          lambda: "arn:aws:lambda:eu-central-1:123456789012:function:c"
          identity: [method.request.header.X-A, context.accountId]
      models: {Order: {type: object}}
      hosts:
        l.example:
          vpcLink: {id: abc, target: "arn:aws:elasticloadbalancing:r:1:listener/app/a/b/c"}
          trustsAnyCertificate: true
      routes:
        GET /fixed: {mock: {}}
        ANY /files/{proxy+}: {url: "https://f.example/{proxy}"}
        POST /hooks: {lambda: "arn:aws:lambda:eu-central-1:123456789012:function:h"}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Exact l.example/x authorizer=user | authorizer: "user" is not in gateway.yaml: did you mean users?
          Exact l.example/x authorizer=partners authorization-scopes=a | authorization-scopes: are for Cognito's tokens, but partners is a Lambda function
          Exact l.example/x request-model=Ordr | request-model: "Ordr" is not in gateway.yaml: did you mean Order?
          Exact l.example/x cors=true | cors: needs the origins that may call: gateway.yaml has no cors
          Exact l.example/fixed | GET /fixed is claimed twice: by Exact l.example/fixed of Ingress default/i1
          """)
  void saysWhatTheOtherSideLacks(String rule, String message) {
    InvalidInput problem =
        catchThrowableOfType(
            InvalidInput.class,
            () -> ApiMapping.map(Routes.of(rule).map(), SettingsText.of(SETTINGS)));

    assertThat(String.valueOf(problem.getMessage())).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET /f/{a}: {url: "https://b.c/{b}"} | route GET /f/{a}: url: {b} is not a variable of the path
          GET /f: {mock: {}, authorizer: nobody} | route GET /f: authorizer: "nobody" is not in gateway.yaml: it has none
          """)
  void saysWhatIsWrongWithARouteOfItsOwn(String route, String message) {
    InvalidInput problem =
        catchThrowableOfType(
            InvalidInput.class,
            () ->
                ApiMapping.map(
                    Routes.of("Exact a.b/x").map(), SettingsText.of("routes:\n  " + route)));

    assertThat(problem.getMessage()).endsWith(":2: " + message);
  }

  @Test
  void leavesOptionsToOneOfTwo() {
    InvalidInput problem =
        catchThrowableOfType(
            InvalidInput.class,
            () ->
                ApiMapping.map(
                    Routes.of("Exact a.b/x methods=GET,OPTIONS cors=true").map(),
                    SettingsText.of("cors: {origins: [\"*\"]}")));

    assertThat(problem.getMessage())
        .contains("OPTIONS /x is answered by API Gateway itself if ingressmap.dev/cors is set");
  }

  @Test
  void writesAuthorizersThatRoutesName() {
    JsonNode document =
        document(
            """
            Exact l.example/u authorizer=users authorization-scopes=r/a,r/b
            Exact l.example/p authorizer=partners api-key-required=true
            Exact l.example/c authorizer=callers
            """);

    JsonNode schemes = document.at("/components/securitySchemes");
    assertThat(schemes.propertyNames())
        .containsExactlyInAnyOrder("api_key", "users", "partners", "callers");
    assertThat(schemes.at("/users/x-amazon-apigateway-authtype").asString())
        .isEqualTo("cognito_user_pools");
    assertThat(schemes.at("/users/x-amazon-apigateway-authorizer/providerARNs/0").asString())
        .isEqualTo("arn:aws:cognito-idp:r:1:userpool/p");
    assertThat(schemes.at("/partners/x-amazon-apigateway-authorizer/authorizerUri").asString())
        .isEqualTo(
            "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/"
                + "arn:aws:lambda:eu-central-1:123456789012:function:p/invocations");
    assertThat(schemes.at("/partners/name").asString()).isEqualTo("Authorization");
    assertThat(schemes.at("/callers/x-amazon-apigateway-authorizer/identitySource").asString())
        .isEqualTo("method.request.header.X-A, context.accountId");
    assertThat(any(document, "/u").at("/security")).hasToString("[{\"users\":[\"r/a\",\"r/b\"]}]");
    assertThat(any(document, "/p").at("/security"))
        .hasToString("[{\"api_key\":[],\"partners\":[]}]");
  }

  @Test
  void streamsForLonger() {
    String settings =
        """
        routes:
          GET /hook:
            lambda: "arn:aws:lambda:eu-central-1:123456789012:function:h"
            stream: true
            timeoutMs: 900000
        """;
    JsonNode document =
        JSON.readTree(
            ApiDocument.of(
                    ApiMapping.map(
                        Routes.of("Exact a.b/x stream=true timeout-ms=60000").map(),
                        SettingsText.of(settings)))
                .json());

    JsonNode route = any(document, "/x").get("x-amazon-apigateway-integration");
    assertThat(route.get("responseTransferMode").asString()).isEqualTo("STREAM");
    assertThat(route.get("timeoutInMillis").intValue()).isEqualTo(60_000);
    JsonNode function = document.at("/paths/~1hook/get/x-amazon-apigateway-integration");
    assertThat(function.get("responseTransferMode").asString()).isEqualTo("STREAM");
    assertThat(function.get("timeoutInMillis").intValue()).isEqualTo(900_000);
    assertThat(function.get("uri").asString())
        .isEqualTo(
            "arn:aws:apigateway:eu-central-1:lambda:path/2021-11-15/functions/"
                + "arn:aws:lambda:eu-central-1:123456789012:function:h/response-streaming-invocations");
  }

  /** Answers that are cached for one caller must not go to another. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Exact l.example/x | header.Authorization
          Exact l.example/x authorization=AWS_IAM | header.Authorization
          Exact l.example/x authorizer=callers | header.Authorization,header.X-A
          Exact l.example/x authorizer=partners api-key-required=true | header.Authorization,header.x-api-key
          Exact l.example/x parameters=header:authorization,header:X-API-Key api-key-required=true | header.X-API-Key,header.authorization
          """)
  void cachesForEachCaller(String rule, String keys) {
    JsonNode document =
        JSON.readTree(
            ApiDocument.of(
                    ApiMapping.map(
                        Routes.of(rule).map(),
                        SettingsText.of(SETTINGS + "stage: {name: v1, cache: {size: 0.5}}\n")))
                .json());

    JsonNode method = any(document, "/x");
    assertThat(
            method
                .at("/x-amazon-apigateway-integration/cacheKeyParameters")
                .valueStream()
                .map(key -> key.asString().replace("method.request.", "")))
        .containsExactly(keys.split(",", -1));
    assertThat(method.at("/parameters")).hasSize(keys.split(",", -1).length);
  }

  /** Its value would not be in the key. */
  @ParameterizedTest
  @CsvSource({
    "Exact l.example/x parameters=querystring:authorization, authorization",
    "Exact l.example/x parameters=querystring:x-api-key api-key-required=true, x-api-key",
    "Exact l.example/x parameters=querystring:X-A authorizer=callers, X-A"
  })
  void aParameterMayNotTakeThePlaceOfWhatTellsCallersApart(String rule, String name) {
    InvalidInput problem =
        catchThrowableOfType(
            InvalidInput.class,
            () ->
                ApiMapping.map(
                    Routes.of(rule).map(),
                    SettingsText.of(SETTINGS + "stage: {name: v1, cache: {size: 0.5}}\n")));

    assertThat(problem)
        .hasMessageContaining("parameters: \"" + name + "\" is a header that tells callers apart");
  }

  @Test
  void leavesOutAuthorizersThatNoRouteNames() {
    assertThat(document("Exact l.example/x").at("/components/securitySchemes")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}               | {"disableExecuteApiEndpoint":false}
          {disabled: true} | {"disableExecuteApiEndpoint":true}
          {type: PRIVATE, vpcEndpoints: [vpce-0b, vpce-0a]} | {"disableExecuteApiEndpoint":false,"vpcEndpointIds":["vpce-0a","vpce-0b"]}
          """)
  void saysWhereItCanBeCalledAtItsServer(String endpoint, String said) {
    JsonNode document =
        JSON.readTree(
            ApiDocument.of(
                    ApiMapping.map(
                        Routes.of("Exact a.b/x").map(),
                        SettingsText.of(
                            "api: {policy: {Statement: []}, endpoint: %s}".formatted(endpoint))))
                .json());

    String extension = "x-amazon-apigateway-endpoint-configuration";
    assertThat(document.get("servers")).hasSize(1);
    assertThat(document.at("/servers/0/" + extension)).hasToString(said);
    assertThat(document.has(extension)).isFalse();
  }

  @Test
  void goesIntoTheVpc() {
    JsonNode integration = integration(document("Exact l.example/x"), "/x");

    assertThat(integration.get("connectionType").asString()).isEqualTo("VPC_LINK");
    assertThat(integration.get("connectionId").asString()).isEqualTo("abc");
    assertThat(integration.get("integrationTarget").asString()).endsWith("listener/app/a/b/c");
    assertThat(integration.at("/tlsConfig/insecureSkipVerification").asBoolean()).isTrue();
  }

  @Test
  void asksForWhatACallMustHave() {
    JsonNode operation =
        any(
            document("Exact l.example/x parameters=querystring:q,header:X-L? request-model=Order"),
            "/x");

    assertThat(operation.get("x-amazon-apigateway-request-validator").asString())
        .isEqualTo("parameters and body");
    assertThat(operation.get("parameters").valueStream().map(Object::toString))
        .containsExactly(
            "{\"in\":\"header\",\"name\":\"X-L\",\"required\":false,\"schema\":{\"type\":\"string\"}}",
            "{\"in\":\"query\",\"name\":\"q\",\"required\":true,\"schema\":{\"type\":\"string\"}}");
    assertThat(operation.at("/requestBody/content/application~1json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Order");
  }

  @Test
  void passesOnWhatAnHttpIntegrationDeclares() {
    JsonNode integration =
        document("Exact l.example/x integration=http parameters=querystring:q,header:X-L?")
            .at("/paths/~1x/get/x-amazon-apigateway-integration");

    assertThat(integration.get("requestParameters"))
        .hasToString(
            "{\"integration.request.header.X-L\":\"method.request.header.X-L\","
                + "\"integration.request.querystring.q\":\"method.request.querystring.q\"}");
  }

  @Test
  void servesRoutesThatNoClusterHas() {
    JsonNode document = document("Exact l.example/x");

    assertThat(integration(document, "/files/{proxy+}").get("requestParameters"))
        .hasToString("{\"integration.request.path.proxy\":\"method.request.path.proxy\"}");
    JsonNode lambda = document.at("/paths/~1hooks/post/x-amazon-apigateway-integration");
    assertThat(lambda.get("type").asString()).isEqualTo("aws_proxy");
    assertThat(lambda.get("httpMethod").asString()).isEqualTo("POST");
    assertThat(lambda.get("uri").asString()).endsWith(":function:h/invocations");
  }

  private static JsonNode integration(JsonNode document, String path) {
    return any(document, path).get("x-amazon-apigateway-integration");
  }

  private static JsonNode any(JsonNode document, String path) {
    return document.get("paths").get(path).get("x-amazon-apigateway-any-method");
  }

  private static JsonNode document(String rules) {
    return JSON.readTree(
        ApiDocument.of(ApiMapping.map(Routes.of(rules).map(), SettingsText.of(SETTINGS))).json());
  }
}
