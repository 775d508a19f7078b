package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import dev.ingressmap.localstage.backend.Sent;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.function.LambdaFunction;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Methods whose integration is a Lambda function, which answers at an address. */
@Timeout(60)
class FunctionCallTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String PATHS =
      """
      x-amazon-apigateway-binary-media-types: [image/png]
      paths:
        /proxy/{id}:
          x-amazon-apigateway-any-method:
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: '$uri'
              requestParameters: {integration.request.header.X-Mapped: "'mapped'"}
        /plain:
          post:
            x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: '$slashes'}
        /reserved:
          get:
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: '$uri'
              requestParameters: {integration.request.header.Authorization: "'mapped'"}
        /slow:
          get:
            x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, timeoutInMillis: 300, uri: '$uri'}
        /get:
          get:
            x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: GET, uri: '$uri'}
        /unknown:
          get:
            x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: '$else'}
        /mapped/{id}:
          post:
            x-amazon-apigateway-integration:
              type: aws
              httpMethod: POST
              uri: '$uri'
              requestTemplates: {application/json: '{"id": "$input.params("id")", "body": $input.json("$")}'}
              responses:
                default: {statusCode: 200, responseTemplates: {application/json: 'said $input.path("$.a")'}}
                "(?s).*not found.*": {statusCode: 404, responseTemplates: {application/json: '$input.path("$.errorMessage")'}}
        /event:
          post:
            x-amazon-apigateway-integration:
              type: aws
              httpMethod: POST
              uri: '$uri'
              requestParameters: {integration.request.header.X-Amz-Invocation-Type: "'Event'"}
              responses: {default: {statusCode: 202}}
      """
          .replace("$uri", uri("function:${stageVariables.function}:live"))
          // LocalStack's test_api_gateway_lambda_integration_aws_type: AWS takes two slashes as
          // one.
          .replace(
              "$slashes",
              uri("function:${stageVariables.function}:live").replace(":path/", ":path//"))
          .replace("$else", uri("function:unknown"));

  @AutoClose Backend lambda = new Backend();

  @AutoClose
  DataPlane plane = new DataPlane(Map.of("orders", URI.create(lambda.url() + "/invoke")));

  DeployedApi api = plane.deploy(DocumentApi.of(PATHS), Map.of("function", "orders"));

  /** As recorded from AWS, but for the headers that only an edge-optimized API adds. */
  @Test
  void describesTheCallInTheEvent() throws Exception {
    lambda.answers(200, "{}");

    api.send("GET", "/proxy/a%20b?x=1&y=&x=2", "tEsT-HEADeR: aValUE", "X-A: 1", "X-A: 2");
    JsonNode event = JSON.readTree(lambda.take().text());
    assertThat(event.propertyNames())
        .containsExactlyInAnyOrder(
            "body",
            "headers",
            "httpMethod",
            "isBase64Encoded",
            "multiValueHeaders",
            "multiValueQueryStringParameters",
            "path",
            "pathParameters",
            "queryStringParameters",
            "requestContext",
            "resource",
            "stageVariables");
    assertThat(event.path("body").isNull()).isTrue();
    assertThat(event.path("isBase64Encoded").booleanValue()).isFalse();
    assertThat(event.path("resource").stringValue()).isEqualTo("/proxy/{id}");
    assertThat(event.path("path").stringValue()).isEqualTo("/proxy/a%20b");
    assertThat(event.path("httpMethod").stringValue()).isEqualTo("GET");
    assertThat(event.at("/headers/tEsT-HEADeR").stringValue()).isEqualTo("aValUE");
    assertThat(event.at("/headers/X-A").stringValue()).isEqualTo("2");
    assertThat(event.at("/multiValueHeaders/X-A").toString()).isEqualTo("[\"1\",\"2\"]");
    // LocalStack's test_lambda_aws_proxy_integration_request_data_mapping, recorded from AWS.
    assertThat(event.path("headers").has("X-Mapped")).isFalse();
    assertThat(event.at("/headers/X-Forwarded-For").stringValue()).isEqualTo("127.0.0.1");
    assertThat(event.at("/headers/X-Amzn-Trace-Id").stringValue()).startsWith("Root=1-");
    assertThat(event.path("queryStringParameters").toString())
        .isEqualTo("{\"x\":\"2\",\"y\":\"\"}");
    assertThat(event.path("multiValueQueryStringParameters").toString())
        .isEqualTo("{\"x\":[\"1\",\"2\"],\"y\":[\"\"]}");
    assertThat(event.path("pathParameters").toString()).isEqualTo("{\"id\":\"a%20b\"}");
    assertThat(event.path("stageVariables").toString()).isEqualTo("{\"function\":\"orders\"}");
    assertThat(event.path("requestContext").propertyNames())
        .containsExactlyInAnyOrder(
            "accountId",
            "apiId",
            "deploymentId",
            "domainName",
            "domainPrefix",
            "extendedRequestId",
            "httpMethod",
            "identity",
            "path",
            "protocol",
            "requestId",
            "requestTime",
            "requestTimeEpoch",
            "resourceId",
            "resourcePath",
            "stage");
    assertThat(event.at("/requestContext/identity").propertyNames())
        .containsExactlyInAnyOrder(
            "accessKey",
            "accountId",
            "caller",
            "cognitoAuthenticationProvider",
            "cognitoAuthenticationType",
            "cognitoIdentityId",
            "cognitoIdentityPoolId",
            "principalOrgId",
            "sourceIp",
            "user",
            "userAgent",
            "userArn");
  }

  @Test
  void sendsNullForWhatIsNotThere() throws Exception {
    lambda.answers(200, "{}");

    api.post("/plain", "");
    JsonNode event = JSON.readTree(lambda.take().text());
    for (String field :
        new String[] {
          "body", "queryStringParameters", "multiValueQueryStringParameters", "pathParameters"
        }) {
      assertThat(event.path(field).isNull()).as(field).isTrue();
    }
  }

  @Test
  void sendsTextAsTextAndBinaryMediaTypesInBase64() throws Exception {
    lambda.answers(200, "{}");

    api.post("/plain", "{\"a\":1}", "Content-Type: application/json");
    JsonNode text = JSON.readTree(lambda.take().text());
    assertThat(text.path("body").stringValue()).isEqualTo("{\"a\":1}");
    assertThat(text.path("isBase64Encoded").booleanValue()).isFalse();

    api.post("/plain", "\u0089PNG", "Content-Type: image/png");
    JsonNode binary = JSON.readTree(lambda.take().text());
    assertThat(binary.path("body").stringValue()).isEqualTo("iVBORw==");
    assertThat(binary.path("isBase64Encoded").booleanValue()).isTrue();
  }

  @Test
  void manyHeadersAreABadGatewayAtOnce() throws Exception {
    lambda.answers(
        200,
        IntStream.range(0, 300_000)
            .mapToObj(i -> "\"h" + i + "\":\"\"")
            .collect(Collectors.joining(",", "{\"headers\":{", "}}")));

    assertThat(api.get("/proxy/1").status()).isEqualTo(502);
  }

  @Test
  void returnsWhatTheFunctionSays() throws Exception {
    lambda.answers(
        200,
        """
        {"statusCode": "418", "body": "tea", "isBase64Encoded": false,
         "headers": {"Content-Type": "text/plain", "X-Flag": true, "x-a": "3", "Set-Cookie": "a=1", "Server": "s", "Date": "d"},
         "multiValueHeaders": {"X-A": ["1", "2"], "Set-Cookie": ["a=1", "b=2"]}}
        """);

    Reply reply = api.get("/proxy/1");
    assertThat(reply.status()).isEqualTo(418);
    assertThat(reply.body()).isEqualTo("tea");
    assertThat(reply.header("Content-Type")).isEqualTo("text/plain");
    assertThat(reply.header("X-Flag")).isEqualTo("true");
    assertThat(reply.headers().get("x-a")).containsExactly("1", "2", "3");
    assertThat(reply.headers().get("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(reply.header("x-amzn-Remapped-Server")).isEqualTo("s");
    assertThat(reply.header("X-Amzn-Trace-Id"))
        .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
  }

  @Test
  void aTraceWithAParentStaysAsItIs() throws Exception {
    // LocalStack's test_invocation_trace_id, recorded from AWS.
    lambda.answers(200, "{}");
    String trace = "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1";
    assertThat(api.get("/proxy/1", "X-Amzn-Trace-Id: " + trace).header("X-Amzn-Trace-Id"))
        .isEqualTo(trace);
  }

  @Test
  void allFieldsOfAnAnswerMayBeMissing() throws Exception {
    for (String answer : new String[] {"{}", "{\"headers\":null,\"body\":null}"}) {
      lambda.answers(200, answer);

      Reply reply = api.get("/proxy/1");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEmpty();
      assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    }
  }

  @Test
  void decodesBase64ForClientsThatAcceptIt() throws Exception {
    lambda.answers(200, "{\"body\":\"iVBORw==\",\"isBase64Encoded\":true}");

    HttpRequest.Builder png = HttpRequest.newBuilder().header("Accept", "image/png");
    assertThat(api.bytes(png, "/proxy/1").body())
        .containsExactly((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
    HttpRequest.Builder other = HttpRequest.newBuilder().header("Accept", "text/html");
    assertThat(api.bytes(other, "/proxy/1").body()).asString().isEqualTo("iVBORw==");
    lambda.answers(200, "{\"body\":\"no base64!\",\"isBase64Encoded\":true}");
    assertThat(api.bytes(png, "/proxy/1").statusCode()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | no JSON
          200 | "text"
          200 | [1]
          200 | null
          200 | {"status": 200}
          200 | {"statusCode": "abc"}
          200 | {"statusCode": 99}
          200 | {"statusCode": 1000}
          200 | {"statusCode": 200.5}
          200 | {"body": {"a": 1}}
          200 | {"headers": ["a"]}
          200 | {"headers": {"X-A": {"b": 1}}}
          200 | {"headers": {"X-A": ["b"]}}
          200 | {"headers": {"X A": "b"}}
          200 | {"headers": {"X-A": "b\\r\\nX-Evil: c"}}
          200 | {"headers": {"X-A\\r\\nX-Evil": "c"}}
          200 | {"multiValueHeaders": {"X-A": "b"}}
          200 | {"multiValueHeaders": {"X-A": ["b\\n"]}}
          200 | {"errorMessage": "boom", "errorType": "Error"}
          404 | {}
          500 | {"statusCode": 200}
          """)
  void anAnswerThatIsNoneIsABadGateway(int status, String answer) throws Exception {
    lambda.answers(status, answer);

    Reply reply = api.get("/proxy/1");
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("InternalServerErrorException");
    assertThat(reply.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    assertThat(reply.header("X-Evil")).isEmpty();
  }

  @Test
  void boundsWhatAFunctionSaysAndHears() throws Exception {
    lambda.answers(200, "{\"headers\": {\"X-A\": \"" + "x".repeat(10_300) + "\"}}");
    assertThat(api.get("/proxy/1").status()).isEqualTo(502);
    lambda.take();

    assertThat(api.post("/plain", "x".repeat(6_400_000)).status()).isEqualTo(413);
    assertThat(lambda.waiting()).isZero();
  }

  @Test
  void waitsNoLongerThanTheIntegrationSays() throws Exception {
    lambda.isSilent();

    Reply reply = api.get("/slow");
    assertThat(reply.status()).isEqualTo(504);
    assertThat(reply.body()).isEqualTo("{\"message\":\"Endpoint request timed out\"}");
  }

  @Test
  void anAddressWhereNobodyIsIsANetworkError() throws Exception {
    lambda.breaksOff("");

    assertThat(api.get("/proxy/1").status()).isEqualTo(504);
  }

  @Test
  void faultsOfTheApiAreInternalErrors() throws Exception {
    lambda.answers(200, "{}");

    assertThat(api.get("/unknown").status()).isEqualTo(500);
    assertThat(api.get("/get").status()).isEqualTo(500);
    // LocalStack's test_apigateway_header_remapping_aws, recorded from AWS.
    assertThat(api.get("/reserved").status()).isEqualTo(500);
    assertThat(lambda.waiting()).isZero();
  }

  @Test
  void mapsEventAndAnswerOfAnIntegrationThatIsNoProxy() throws Exception {
    lambda.answers(200, "{\"a\": \"b\", \"statusCode\": 500}");

    Reply reply = api.post("/mapped/7", "{\"c\":1}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("said b");
    assertThat(lambda.take().text()).isEqualTo("{\"id\": \"7\", \"body\": {\"c\":1}}");
  }

  @Test
  void aCallWithoutABodyIsAnEmptyEvent() throws Exception {
    // LocalStack's test_apigateway_header_remapping_aws, recorded from AWS.
    lambda.answers(200, "{}");

    assertThat(api.post("/event", "").status()).isEqualTo(202);
    assertThat(lambda.take().text()).isEqualTo("{}");
  }

  @Test
  void theErrorSelectsTheResponse() throws Exception {
    lambda.answers(200, "{\"errorMessage\": \"order 7\\nnot found\", \"errorType\": \"E\"}");
    Reply reply = api.post("/mapped/7", "{}");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).isEqualTo("order 7\nnot found");

    lambda.answers(200, "{\"errorMessage\": \"other\", \"errorType\": \"E\"}");
    assertThat(api.post("/mapped/7", "{}").status()).isEqualTo(200);
    lambda.answers(200, "{\"errorMessage\": \"not found, but no error\"}");
    assertThat(api.post("/mapped/7", "{}").status()).isEqualTo(200);
  }

  @Test
  void doesNotWaitForAnEvent() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    lambda.answers(request -> {
      never.await();
      return Sent.of(200, "{}");
    });

    assertThat(api.post("/event", "{\"a\":1}").status()).isEqualTo(202);
    Received asked = lambda.take();
    assertThat(asked.text()).isEqualTo("{\"a\":1}");
    never.countDown();
  }

  /** For the resource, with an asterisk for each variable of its path, as people permit it. */
  @Test
  void asksForThePermissionOfTheFunction() throws Exception {
    lambda.answers(200, "{}");
    List<String> sources = new CopyOnWriteArrayList<>();
    Functions functions = new Functions();
    functions.put(
        LambdaFunction.at("orders", URI.create(lambda.url())),
        source -> {
          sources.add(source);
          return source.contains("/POST/");
        });

    try (DataPlane other = new DataPlane(functions)) {
      DeployedApi guarded = other.deploy(DocumentApi.of(PATHS), Map.of("function", "orders"));
      assertThat(guarded.get("/proxy/7").status()).isEqualTo(500);
      assertThat(guarded.post("/proxy/7", "").status()).isEqualTo(200);
      String api = "arn:aws:execute-api:eu-west-1:000000000000:" + guarded.id() + "/v1/";
      assertThat(sources).containsExactly(api + "GET/proxy/*", api + "POST/proxy/*");
    }
    assertThat(lambda.waiting()).isEqualTo(1);
  }

  private static String uri(String function) {
    return "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
        + "arn:aws:lambda:eu-west-1:000000000000:"
        + function
        + "/invocations";
  }
}
