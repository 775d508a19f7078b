package dev.ingressmap.localstage.execute;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import dev.ingressmap.localstage.backend.Sent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Methods whose authorizer is a Lambda function. A server here stands in for the function. */
@Isolated("counts the threads of the JVM")
class LambdaAuthorizerTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int SLOW = 500;

  private static final String PATHS =
      """
      paths:
        /token/{id}:
          get:
            security: [{token: []}]
            x-amazon-apigateway-integration:
              type: mock
              requestTemplates: {$default: '{"statusCode": 200}'}
              responses:
                default:
                  statusCode: 200
                  responseTemplates:
                    application/json: $context.authorizer.principalId $context.authorizer.n $context.authorizer.none
        /request/{id}:
          get:
            security: [{request: []}]
            x-amazon-apigateway-integration: $mock
        /uncached:
          x-amazon-apigateway-any-method:
            security: [{uncached: []}]
            x-amazon-apigateway-integration: $mock
        /open:
          get:
            x-amazon-apigateway-integration: $mock
        /elsewhere:
          get:
            security: [{elsewhere: []}]
            x-amazon-apigateway-integration: $mock
      x-amazon-apigateway-gateway-responses:
        DEFAULT_5XX: {responseParameters: {gatewayresponse.header.x-type: context.error.responseType}}
      components:
        securitySchemes:
          token:
            type: apiKey
            name: X-Token
            in: header
            x-amazon-apigateway-authtype: custom
            x-amazon-apigateway-authorizer:
              type: token
              identityValidationExpression: "Bearer [a-z]+"
              authorizerUri: '$uri'
          request:
            type: apiKey
            name: Unused
            in: header
            x-amazon-apigateway-authtype: custom
            x-amazon-apigateway-authorizer:
              type: request
              identitySource: method.request.header.X-Who, method.request.querystring.q, context.httpMethod
              authorizerUri: '$uri'
          uncached:
            type: apiKey
            name: X-Token
            in: header
            x-amazon-apigateway-authorizer: {type: token, authorizerResultTtlInSeconds: 0, authorizerUri: '$uri'}
          elsewhere:
            type: apiKey
            name: Unused
            in: header
            x-amazon-apigateway-authorizer: {type: request, authorizerResultTtlInSeconds: 0, authorizerUri: '$else'}
      """
          .replace("$uri", uri("${stageVariables.function}:live"))
          .replace("$else", uri("unknown"));

  @AutoClose Backend lambda = new Backend();

  @AutoClose
  DataPlane plane = new DataPlane(Map.of("auth", URI.create(lambda.url() + "/invoke?a=b")));

  DeployedApi api = plane.deploy(DocumentApi.of(PATHS), Map.of("function", "auth"));

  @Test
  void asksAboutTheTokenAndTellsTheTemplatesWhatItHears() throws Exception {
    lambda.answers(200, answer("Allow", "*", "\"context\":{\"n\":1,\"b\":true}"));

    Reply reply = api.get("/token/7?a=b", "X-Token: Bearer abc");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("somebody 1 ");
    Received asked = lambda.take();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.target()).isEqualTo("/invoke?a=b");
    assertThat(asked.text())
        .isEqualTo(
            "{\"type\":\"TOKEN\",\"methodArn\":\"%s\",\"authorizationToken\":\"Bearer abc\"}"
                .formatted(arn("GET/token/7")));
  }

  @Test
  void asksAboutTheWholeRequest() throws Exception {
    lambda.answers(200, answer("Allow", "*", ""));

    assertThat(api.get("/request/7?q=1&q=2", "X-Who: me").status()).isEqualTo(200);
    JsonNode event = JSON.readTree(lambda.take().text());
    assertThat(event.path("type").stringValue()).isEqualTo("REQUEST");
    assertThat(event.path("methodArn").stringValue()).isEqualTo(arn("GET/request/7"));
    assertThat(event.path("resource").stringValue()).isEqualTo("/request/{id}");
    assertThat(event.path("path").stringValue()).isEqualTo("/request/7");
    assertThat(event.at("/headers/X-Who").stringValue()).isEqualTo("me");
    assertThat(event.at("/queryStringParameters/q").stringValue()).isEqualTo("2");
    assertThat(event.at("/multiValueQueryStringParameters/q").toString())
        .isEqualTo("[\"1\",\"2\"]");
    assertThat(event.at("/pathParameters/id").stringValue()).isEqualTo("7");
    assertThat(event.at("/stageVariables/function").stringValue()).isEqualTo("auth");
    assertThat(event.at("/requestContext/identity/sourceIp").stringValue()).isEqualTo("127.0.0.1");
    assertThat(event.at("/requestContext/resourcePath").stringValue()).isEqualTo("/request/{id}");
  }

  @ParameterizedTest
  @CsvSource({
    "/token/7,",
    "/token/7, X-Token: ",
    "/token/7, X-Token: Bearer ABC",
    "/request/7?q=1,",
    "/request/7, X-Who: me"
  })
  void asksNobodyWithoutAnIdentity(String path, String header) throws Exception {
    Reply reply = header == null ? api.get(path) : api.get(path, header);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("UnauthorizedException");
    assertThat(reply.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(lambda.waiting()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Allow | other | User is not authorized to access this resource
          Deny  | *     | User is not authorized to access this resource with an explicit deny in an identity-based policy
          """)
  void refusesWhatThePolicyDoesNotAllow(String effect, String resource, String message)
      throws Exception {
    lambda.answers(200, answer(effect, resource, ""));

    Reply reply = api.get("/token/7", "X-Token: Bearer abc");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
    assertThat(reply.body()).isEqualTo("{\"Message\":\"" + message + "\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | no JSON                          | 500 | AUTHORIZER_CONFIGURATION_ERROR
          200 | {"principalId":"a"}              | 500 | AUTHORIZER_CONFIGURATION_ERROR
          200 | {"policyDocument":{}}            | 500 | AUTHORIZER_CONFIGURATION_ERROR
          200 | {"principalId":"a","policyDocument":{"Statement":[{"Effect":"Maybe"}]}} | 500 | AUTHORIZER_CONFIGURATION_ERROR
          200 | {"principalId":"a","policyDocument":{"Statement":[]},"context":{"a":{}}} | 500 | AUTHORIZER_CONFIGURATION_ERROR
          200 | {"errorMessage":"Unauthorized"}  | 401 |
          200 | {"errorMessage":"boom"}          | 500 | AUTHORIZER_FAILURE
          401 | {}                               | 401 |
          502 | {}                               | 500 | AUTHORIZER_FAILURE
          """)
  void endsTheCallIfTheAnswerIsNone(int status, String answer, int expected, String type)
      throws Exception {
    lambda.answers(status, answer);

    Reply reply = api.get("/token/7", "X-Token: Bearer abc");
    assertThat(reply.status()).isEqualTo(expected);
    assertThat(reply.header("x-type")).isEqualTo(type == null ? "" : type);
    if (expected == 500) {
      assertThat(reply.body()).isEqualTo("{\"message\":null}");
    }
  }

  @Test
  void aFunctionThatCannotBeReachedIsAFailure() throws Exception {
    lambda.breaksOff("");

    assertThat(api.get("/token/7", "X-Token: Bearer abc").header("x-type"))
        .isEqualTo("AUTHORIZER_FAILURE");
  }

  @Test
  void keepsAnswersByIdentityAndDecidesEachCallAnew() throws Exception {
    lambda.answers(200, answer("Allow", arn("GET/token/7"), ""));

    assertThat(api.get("/token/7", "X-Token: Bearer abc").status()).isEqualTo(200);
    assertThat(api.get("/token/7", "X-Token: Bearer abc").status()).isEqualTo(200);
    assertThat(api.get("/token/8", "X-Token: Bearer abc").status())
        .as("the answer is about another resource")
        .isEqualTo(403);
    assertThat(lambda.waiting()).isEqualTo(1);
    assertThat(api.get("/token/7", "X-Token: Bearer other").status()).isEqualTo(200);
    assertThat(lambda.waiting()).isEqualTo(2);
  }

  @Test
  void keepsNothingWhereTheAuthorizerDoesNotWantIt() throws Exception {
    lambda.answers(200, answer("Allow", "*", ""));

    for (int i = 0; i < 2; i++) {
      assertThat(api.post("/uncached", "body", "X-Token: a").status()).isEqualTo(200);
    }
    assertThat(lambda.waiting()).isEqualTo(2);
  }

  @Test
  void callsThatWaitForItHoldNoThreads() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    lambda.answers(request -> {
      released.await();
      return Sent.of(200, answer("Allow", "*", ""));
    });
    int threads = Thread.activeCount();
    List<Wire> wires = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW; i++) {
        wires.add(
            new Wire(plane.port())
                .send(Wire.request("GET", api.target("/uncached"), "X-Token: " + i)));
      }
      eventually(() -> assertThat(lambda.waiting()).isEqualTo(SLOW));
      assertThat(api.get("/open").status()).isEqualTo(200);
      assertThat(Thread.activeCount() - threads).isLessThan(SLOW / 4);

      released.countDown();
      for (Wire wire : wires) {
        assertThat(wire.reply().status()).isEqualTo(200);
      }
    } finally {
      released.countDown();
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  @Test
  void aFunctionThatIsNotHereIsAFaultOfTheApi() throws Exception {
    Reply reply = api.get("/elsewhere");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.header("x-type")).isEqualTo("AUTHORIZER_CONFIGURATION_ERROR");
  }

  private String arn(String methodAndPath) {
    return "arn:aws:execute-api:us-east-1:000000000000:" + api.id() + "/v1/" + methodAndPath;
  }

  private static String uri(String function) {
    return "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
        + "arn:aws:lambda:eu-west-1:000000000000:function:"
        + function
        + "/invocations";
  }

  private static String answer(String effect, String resource, String more) {
    return """
    {"principalId":"somebody","policyDocument":{"Version":"2012-10-17","Statement":[
      {"Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]}%s}\
    """
        .formatted(effect, resource, more.isEmpty() ? "" : "," + more);
  }
}
