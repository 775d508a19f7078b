package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endless computations in an API's document are stopped, and do not delay other APIs. */
@Timeout(60)
@Isolated("takes all processors")
class EndlessProgramsTest {

  private static final String A60 = "a".repeat(60);
  private static final String ENDLESS =
      "#set($s = \"" + A60 + "!\")#if($s.matches(\"(.*a){12}b\"))y#end";

  @AutoClose DataPlane plane = DataPlane.computing(Duration.ofSeconds(2));
  DeployedApi endless;
  DeployedApi other;

  @BeforeEach
  void deploy() {
    endless =
        plane.deploy(
            DocumentApi.of(
                """
                x-amazon-apigateway-request-validators:
                  body: {validateRequestBody: true}
                x-amazon-apigateway-request-validator: body
                paths:
                  /request:
                    get:
                      x-amazon-apigateway-integration:
                        type: mock
                        requestTemplates: {application/json: '%1$s {"statusCode": 200}'}
                        responses: {default: {statusCode: "200"}}
                  /response:
                    get:
                      x-amazon-apigateway-integration:
                        type: mock
                        requestTemplates: {application/json: '{"statusCode": 200}'}
                        responses:
                          default: {statusCode: "200", responseTemplates: {application/json: '%1$s'}}
                  /pattern:
                    post:
                      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pattern"}}}}
                      x-amazon-apigateway-integration: $mock
                  /properties:
                    post:
                      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Properties"}}}}
                      x-amazon-apigateway-integration: $mock
                  /mapping:
                    post:
                      x-amazon-apigateway-integration:
                        type: http_proxy
                        httpMethod: POST
                        uri: http://127.0.0.1:1/
                        requestParameters:
                          integration.request.header.x: method.request.body.list[?(@ =~ /(.*a){12}b/)]
                  /token:
                    get:
                      security: [{slow: []}]
                      x-amazon-apigateway-integration: $mock
                components:
                  securitySchemes:
                    slow:
                      type: apiKey
                      name: Authorization
                      in: header
                      x-amazon-apigateway-authtype: custom
                      x-amazon-apigateway-authorizer:
                        type: token
                        authorizerUri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations
                        identityValidationExpression: (.*a){12}b
                  schemas:
                    Pattern: {items: {pattern: "^(.*a){12}b$"}}
                    Properties: {patternProperties: {"^(.*a){12}b$": {}}}
                """
                    .formatted(ENDLESS)));
    other =
        plane.deploy(
            new SampleApi()
                .route("GET", "/mock", SampleIntegration.saying("mock"))
                .route("GET", "/health", SampleIntegration.saying("health")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/request", "/response", "/pattern", "/properties", "/mapping", "/token"})
  void callerGetsATimeout(String path) throws Exception {
    Reply reply = endless(path);

    assertThat(reply.status()).isEqualTo(504);
    assertThat(reply.body()).isEqualTo("{\"message\":\"Endpoint request timed out\"}");
    assertThat(other.get("/mock").body()).isEqualTo("mock");
  }

  @Test
  void othersHaveTheirTurn() throws Exception {
    List<Wire> wires = new ArrayList<>();
    try {
      for (int i = 0; i < 32; i++) {
        wires.add(new Wire(plane.port()).send(Wire.request("GET", endless.target("/request"))));
      }
      long begin = System.nanoTime();
      for (int i = 0; i < 50; i++) {
        assertThat(other.get("/mock").body()).isEqualTo("mock");
        assertThat(Wire.exchange(plane.port(), "GET", "/").body()).isEqualTo("other");
      }
      // The time of the first computations in parallel, not one after the other.
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
      for (Wire wire : wires) {
        assertThat(wire.reply().status()).isEqualTo(504);
      }
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  @Test
  void schemaThatGoesOverTheSameAgainAndAgainEnds() throws Exception {
    StringBuilder schemas = new StringBuilder("    S0: {type: string}\n");
    for (int i = 1; i <= 40; i++) {
      schemas.append(
          "    S%d: {allOf: [{$ref: \"#/components/schemas/S%d\"}, {$ref: \"#/components/schemas/S%d\"}]}%n"
              .formatted(i, i - 1, i - 1));
    }
    DeployedApi api =
        plane.deploy(
            DocumentApi.of(
                """
                x-amazon-apigateway-request-validators:
                  body: {validateRequestBody: true}
                x-amazon-apigateway-request-validator: body
                paths:
                  /:
                    post:
                      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/S40"}}}}
                      x-amazon-apigateway-integration: $mock
                  /self:
                    post:
                      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Self"}}}}
                      x-amazon-apigateway-integration: $mock
                components:
                  schemas:
                    Self: {allOf: [{$ref: "#/components/schemas/Self"}]}
                %s
                """
                    .formatted(schemas)));

    assertThat(api.post("/", "\"a\"").status()).isIn(500, 504);
    assertThat(api.post("/self", "\"a\"").status()).isIn(500, 504);
  }

  @Test
  void templateThatIsNestedTooDeeplyIsAnError() throws Exception {
    DeployedApi api =
        plane.deploy(
            new SampleApi()
                .route(
                    "GET",
                    "/",
                    SampleIntegration.saying("#set($l = [])#set($x = $l.add($l))$l.hashCode()")));

    assertThat(api.get("/").status()).isEqualTo(500);
    assertThat(other.get("/mock").body()).isEqualTo("mock");
  }

  @Test
  void gatewayResponseHasThePayloadsSize() throws Exception {
    DeployedApi api =
        plane.deploy(
            DocumentApi.of(
                """
                x-amazon-apigateway-gateway-responses:
                  DEFAULT_4XX:
                    responseTemplates: {application/json: '%s'}
                paths: {/a: {get: {x-amazon-apigateway-integration: $mock}}}
                """
                    .formatted("$method.request.header.x".repeat(10_000))));

    Reply reply = api.get("/b", "x: " + "x".repeat(8_000));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
  }

  private Reply endless(String path) throws Exception {
    return switch (path) {
      case "/pattern" -> endless.post(path, "[\"" + A60 + "!\"]");
      case "/mapping" -> endless.post(path, "{\"list\":[\"" + A60 + "!\"]}");
      case "/properties" -> endless.post(path, "{\"" + A60 + "!\":1}");
      default -> endless.get(path, "Authorization: " + A60 + "!");
    };
  }
}
