package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.backend.Backend;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those that watch hear of a call: where it went, and why it failed. */
@Timeout(60)
class CallRecorderTest {

  private static final String PATHS =
      """
      x-amazon-apigateway-request-validators:
        all: {validateRequestBody: true, validateRequestParameters: true}
      paths:
        /orders/{id}:
          get:
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '$url/o/{id}'}
        /function:
          get:
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations
        /mapped:
          post:
            x-amazon-apigateway-integration:
              type: http
              httpMethod: POST
              uri: '$url/mapped'
              requestTemplates: {application/json: '{"sent": $input.json("$.a")}'}
              responses: {default: {statusCode: 200, responseTemplates: {application/json: answered}}}
        /signed:
          get:
            x-amazon-apigateway-auth: {type: AWS_IAM}
            x-amazon-apigateway-integration: $mock
        /key:
          get:
            security: [{key: []}]
            x-amazon-apigateway-integration: $mock
        /needs:
          get:
            x-amazon-apigateway-request-validator: all
            parameters: [{name: q, in: query, required: true, schema: {type: string}}]
            x-amazon-apigateway-integration: $mock
        /nothing:
          get:
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'http://nothing.invalid/'}
        /silent:
          get:
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, timeoutInMillis: 100, uri: '$url/silent'}
      components:
        securitySchemes:
          key: {type: apiKey, name: x-api-key, in: header}
      """;

  @AutoClose Backend backend = new Backend();
  @AutoClose DataPlane plane = new DataPlane(Map.of("f", URI.create(backend.url() + "/invoke")));
  DeployedApi api = plane.deploy(DocumentApi.of(PATHS.replace("$url", backend.url())));

  @Test
  void saysWhereACallWent() throws Exception {
    backend.answers(201, "{}");

    String id = api.get("/orders/7?secret=1").header("x-amzn-RequestId");
    CallRecord call = last();
    assertThat(call.method()).isEqualTo("GET");
    assertThat(call.path()).isEqualTo(api.target("/orders/7"));
    assertThat(call.status()).isEqualTo(201);
    assertThat(call.nanos()).isPositive();
    assertThat(call.route()).isEqualTo("GET /orders/{id}");
    assertThat(call.integration()).isEqualTo("HTTP_PROXY " + backend.url() + "/o/{id}");
    assertThat(call.requestId()).isEqualTo(id);
    assertThat(call.reason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /none     | 403 |                   | no method for GET /none
          /signed   | 403 | GET /signed       | the request is not signed
          /key      | 403 | GET /key          | Not authorized: no enabled API key of a usage plan with stage
          /needs    | 400 | GET /needs        | Missing required request parameters: [q]
          /nothing  | 500 | GET /nothing      | Execution failed due to configuration error: GET http://nothing.invalid
          /silent   | 504 | GET /silent       | Execution failed due to a timeout error: GET http://127.0.0.1
          /function | 502 | GET /function     | Execution failed due to configuration error: Malformed Lambda proxy response: it has a field a
          """)
  void saysWhyApiGatewayItselfAnswered(String path, int status, String route, String reason)
      throws Exception {
    if (path.equals("/silent")) {
      backend.isSilent();
    } else {
      backend.answers(200, "{\"a\": 1}");
    }

    assertThat(api.get(path).status()).isEqualTo(status);
    CallRecord call = last();
    assertThat(call.status()).isEqualTo(status);
    assertThat(call.route()).isEqualTo(route == null ? "" : route);
    assertThat(call.reason()).startsWith(reason);
  }

  @Test
  void anUnknownStageIsACallToo() throws Exception {
    assertThat(new DeployedApi(plane, "nothere").get("/a").status()).isEqualTo(403);
    assertThat(last().reason()).startsWith("there is no such stage");
  }

  @Test
  void anErrorOfAFunctionIsSaidInAwsWords() throws Exception {
    backend.answers(200, "{\"errorMessage\": \"boom\", \"errorType\": \"E\"}");

    api.get("/function");
    assertThat(last().reason())
        .isEqualTo("Lambda execution failed with status 200 due to customer function error: boom");
    assertThat(last().integration()).isEqualTo("AWS_PROXY f");
  }

  @Test
  void traceTellsEachStepWithoutSecrets() throws Exception {
    backend.answers(200, "{\"from\": \"backend\"}", "Set-Cookie: session=0123456789abcdef");

    api.post("/mapped", "{\"a\": \"b\"}", "Authorization: Bearer 0123456789abcdef", "X-A: shown");
    String trace = String.join("\n", last().trace());
    assertThat(trace)
        .containsSubsequence(
            "Starting execution for request: " + last().requestId(),
            "HTTP Method: POST, Resource Path: /mapped",
            "Method request headers: {",
            "Authorization=*****************abcdef",
            "X-A=shown",
            "Method request body before transformations: {\"a\": \"b\"}",
            "Endpoint request URI: " + backend.url() + "/mapped",
            "Endpoint request body after transformations: {\"sent\": \"b\"}",
            "Sending request to " + backend.url() + "/mapped",
            "Received response. Status: 200, Integration latency: ",
            "Endpoint response headers: {",
            "Endpoint response body before transformations: {\"from\": \"backend\"}",
            "Method response body after transformations: answered",
            "Method response headers: {",
            "Successfully completed execution",
            "Method completed with status: 200")
        .doesNotContain("0123456789");
  }

  /** An event repeats the headers, and an answer may repeat the event. */
  @Test
  void noBodyTellsTheSecretsOfTheCall() throws Exception {
    backend.answers(200, "{\"body\": \"you sent Bearer 0123456789abcdef\"}");

    api.get("/function", "Authorization: Bearer 0123456789abcdef", "x-api-key: key-9876543210");
    String trace = String.join("\n", last().trace());
    assertThat(trace)
        .contains("Endpoint request body after transformations: {", "you sent *****")
        .doesNotContain("0123456789", "key-98765");
  }

  private CallRecord last() {
    return plane.calls().getLast();
  }
}
