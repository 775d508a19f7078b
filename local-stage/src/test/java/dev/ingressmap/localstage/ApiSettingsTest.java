package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.backend.Backend;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GatewayResponseType;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** The API settings of {@code gateway.yaml}, as callers of its stage see them. */
class ApiSettingsTest {

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;
  @AutoClose private final Caller caller = new Caller();

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.rules("Exact a.b/a");
  }

  @Test
  void wordsTheAnswersOfApiGateway() throws Exception {
    gateway.settings(
        """
        api:
          responses:
            MISSING_AUTHENTICATION_TOKEN:
              status: 404
              headers: {X-Request: context.requestId, X-By: the platform}
              bodies: {application/json: '{"error": $context.error.messageString}'}
        """);
    gateway.apply();
    gateway.assertUpToDate();

    ContentResponse answer = caller.get(gateway.url("/unknown"));

    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(answer.getContentAsString())
        .isEqualTo("{\"error\": \"Missing Authentication Token\"}");
    assertThat(answer.getHeaders().get("X-By")).isEqualTo("the platform");
    assertThat(answer.getHeaders().get("X-Request"))
        .isEqualTo(answer.getHeaders().get("x-amzn-RequestId"));
  }

  /** AWS returns them with the status that it uses anyway. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN_TO_SDK_VERSION")
  void leavesStatusesToApiGateway(GatewayResponseType type) throws IOException {
    gateway.settings("api: {responses: {%s: {headers: {X-By: the platform}}}}".formatted(type));
    gateway.apply();
    gateway.assertUpToDate();
  }

  @Test
  void takesTheUsualBodyForNone() throws IOException {
    gateway.settings(
        "api: {responses: {THROTTLED: {bodies: {application/json: '{\"message\":$context.error.messageString}'}}}}");
    gateway.apply();
    gateway.assertUpToDate();
  }

  @Test
  void seesAnswersThatOtherHandsWorded() throws IOException {
    gateway.apply();
    gateway
        .client()
        .putGatewayResponse(r ->
            r.restApiId(gateway.apiId())
                .responseType(GatewayResponseType.THROTTLED)
                .statusCode("503"));

    assertThat(gateway.plan().out()).contains("- response  THROTTLED");
    gateway.apply();
    gateway.assertUpToDate();
  }

  @Test
  void answersBrowsersOfOneOrigin() throws Exception {
    gateway.rules("Exact a.b/a methods=GET,POST cors=true", "Exact a.b/b");
    gateway.settings(
        "cors: {origins: [https://shop.example.com], headers: [X-Tenant], maxAge: 600}");
    assertThat(gateway.plan().out()).containsPattern("\\+ route +OPTIONS /a +answers 204");
    gateway.apply();
    gateway.assertUpToDate();

    ContentResponse asks = caller.send("OPTIONS", gateway.url("/a"));
    ContentResponse error = caller.get(gateway.url("/unknown"));

    assertThat(asks.getStatus()).isEqualTo(204);
    assertThat(asks.getHeaders().get("Access-Control-Allow-Origin"))
        .isEqualTo("https://shop.example.com");
    assertThat(asks.getHeaders().get("Access-Control-Allow-Methods")).isEqualTo("GET,OPTIONS,POST");
    assertThat(asks.getHeaders().get("Access-Control-Allow-Headers")).isEqualTo("X-Tenant");
    assertThat(asks.getHeaders().get("Access-Control-Max-Age")).isEqualTo("600");
    assertThat(error.getHeaders().get("Access-Control-Allow-Origin"))
        .isEqualTo("https://shop.example.com");
  }

  @Test
  void answersBrowsersOfSeveralOrigins() throws Exception {
    gateway.rules("Exact a.b/a cors=true");
    gateway.settings("cors: {origins: [https://a.example, https://b.example], credentials: true}");
    gateway.apply();
    gateway.assertUpToDate();

    assertThat(asked("https://b.example")).isEqualTo("https://b.example");
    assertThat(asked("https://a.example")).isEqualTo("https://a.example");
    assertThat(asked("https://evil.example")).isNull();
  }

  private String asked(String origin) throws Exception {
    ContentResponse answer = caller.send("OPTIONS", gateway.url("/a"), "Origin", origin);
    assertThat(answer.getStatus()).isEqualTo(204);
    assertThat(answer.getHeaders().get("Vary")).isEqualTo("Origin");
    return answer.getHeaders().get("Access-Control-Allow-Origin");
  }

  @Test
  void checksWhatCallersSend() throws Exception {
    try (Backend backend = new Backend()) {
      gateway.rules(
          "Exact a.b/search methods=GET parameters=querystring:q,header:X-Lang?",
          "Exact a.b/orders methods=POST request-model=Order");
      gateway.settings(
          """
          hosts: {a.b: {backend: '%s'}}
          models:
            Line: {type: object, required: [sku], properties: {sku: {type: string}}}
            Order:
              type: object
              required: [lines]
              properties: {lines: {type: array, items: {$ref: '#/components/schemas/Line'}}}
          """
              .formatted(backend.url()));
      gateway.apply();
      gateway.assertUpToDate();

      assertThat(caller.get(gateway.url("/search")).getContentAsString())
          .isEqualTo("{\"message\":\"Missing required request parameters: [q]\"}");
      assertThat(caller.get(gateway.url("/search?q=x")).getStatus()).isEqualTo(200);
      URI orders = gateway.url("/orders");
      assertThat(caller.post(orders, "{\"lines\": [{\"sku\": \"a\"}]}").getStatus()).isEqualTo(200);
      ContentResponse refused = caller.post(orders, "{\"lines\": [{}]}");
      assertThat(refused.getStatus()).isEqualTo(400);
      assertThat(refused.getContentAsString()).isEqualTo("{\"message\":\"Invalid request body\"}");
    }
  }

  @Test
  void servesRoutesThatNoClusterHas() throws Exception {
    try (Backend backend = new Backend()) {
      gateway.settings(
          """
          routes:
            GET /version: {mock: {body: '{"version": 3}'}}
            ANY /files/{name}: {url: '%s/store/{name}'}
            POST /hooks: {lambda: 'arn:aws:lambda:eu-central-1:123456789012:function:hooks'}
          """
              .formatted(backend.url()));
      gateway.apply();
      gateway.assertUpToDate();

      assertThat(caller.get(gateway.url("/version")).getContentAsString())
          .isEqualTo("{\"version\": 3}");
      assertThat(caller.get(gateway.url("/files/x.txt")).getStatus()).isEqualTo(200);
      assertThat(backend.take().target()).isEqualTo("/store/x.txt");
      assertThat(caller.post(gateway.url("/hooks"), "{}").getStatus()).isEqualTo(500);
    }
  }

  @Test
  void asksWhoCalls() throws Exception {
    gateway.rules(
        "Exact a.b/u authorizer=users authorization-scopes=orders/read",
        "Exact a.b/p authorizer=partners",
        "Exact a.b/c authorizer=callers");
    gateway.settings(
        """
        authorizers:
          users:
            type: COGNITO_USER_POOLS
            pools: [arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_abc]
          partners:
            type: TOKEN
            lambda: arn:aws:lambda:eu-central-1:123456789012:function:partners
            role: arn:aws:iam::123456789012:role/api-gateway
            identity: [method.request.header.X-Partner]
            tokenPattern: "[0-9a-f]+"
            ttl: 0
          callers:
            type: REQUEST
            lambda: arn:aws:lambda:eu-central-1:123456789012:function:callers
            identity: [method.request.header.X-A, method.request.querystring.b]
        """);
    gateway.apply();
    gateway.assertUpToDate();

    assertThat(caller.get(gateway.url("/u")).getStatus()).isEqualTo(401);
    assertThat(caller.get(gateway.url("/p")).getStatus()).isEqualTo(401);
    assertThat(caller.get(gateway.url("/c")).getStatus()).isEqualTo(401);

    String api = gateway.apiId();
    String users =
        gateway.client().getAuthorizers(r -> r.restApiId(api)).items().stream()
            .filter(authorizer -> authorizer.name().equals("users"))
            .findFirst()
            .orElseThrow()
            .id();
    gateway
        .client()
        .updateAuthorizer(r ->
            r.restApiId(api)
                .authorizerId(users)
                .patchOperations(
                    PatchOperation.builder()
                        .op(Op.REPLACE)
                        .path("/authorizerResultTtlInSeconds")
                        .value("7")
                        .build()));
    assertThat(gateway.plan().out())
        .contains("~ authorizer  users")
        .contains("authorizerResultTtlInSeconds  7 -> 300");
    gateway.apply();
    gateway.assertUpToDate();
  }

  @Test
  void asksAFunctionThatSeesTheWholeCall() throws IOException {
    gateway.rules("Exact a.b/a authorizer=callers");
    gateway.settings(
        """
        authorizers:
          callers:
            type: REQUEST
            lambda: arn:aws:lambda:eu-central-1:123456789012:function:callers
            identity: []
            ttl: 0
        """);

    gateway.apply();

    String api = gateway.apiId();
    assertThat(gateway.client().getAuthorizers(r -> r.restApiId(api)).items())
        .singleElement()
        .satisfies(authorizer -> {
          assertThat(authorizer.typeAsString()).isEqualTo("REQUEST");
          assertThat(authorizer.identitySource()).isNullOrEmpty();
          assertThat(authorizer.authorizerResultTtlInSeconds()).isZero();
        });
    gateway.assertUpToDate();
  }

  @Test
  void hasAPolicyThatAwsGivesBackInOtherWords() throws IOException {
    gateway.settings(
        """
        api:
          policy:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Principal: {AWS: ["123456789012", "arn:aws:iam::210987654321:user/ann"]}
                Action: execute-api:Invoke
                Resource: ["execute-api:/v1/*"]
                Condition: {StringEquals: {"aws:UserAgent": 'a "quoted" back\\slash / é'}}
        """);
    gateway.apply();
    gateway.assertUpToDate();
  }

  @Test
  void hasOtherSettingsOfTheApi() throws IOException {
    gateway.settings(
        """
        api:
          minimumCompressionSize: 1024
          apiKeySource: AUTHORIZER
          endpoint: {disabled: true}
          policy:
            Version: "2012-10-17"
            Statement:
              - {Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/*}
        """);
    gateway.apply();
    gateway.assertUpToDate();

    gateway.settings("api: {endpoint: {type: EDGE}}");
    gateway.apply();
    gateway.assertUpToDate();
    assertThat(
            gateway
                .client()
                .getRestApi(r -> r.restApiId(gateway.apiId()))
                .endpointConfiguration()
                .types())
        .containsExactly(EndpointType.EDGE);
  }
}
