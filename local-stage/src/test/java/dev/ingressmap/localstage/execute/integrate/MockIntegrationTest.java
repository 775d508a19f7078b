package dev.ingressmap.localstage.execute.integrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.execute.DataPlane;
import dev.ingressmap.localstage.execute.DeployedApi;
import dev.ingressmap.localstage.execute.SampleApi;
import dev.ingressmap.localstage.execute.SampleIntegration;
import dev.ingressmap.localstage.model.api.PassthroughBehavior;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MockIntegrationTest {

  @AutoClose DataPlane plane = new DataPlane();

  @ParameterizedTest
  @CsvSource({"200,200", "404,404", "418,499", "0,200", "-1000,200"})
  void statusCodeOfTheTemplateChoosesTheResponse(String statusCode, int expected) throws Exception {
    Reply reply =
        call(
            SampleIntegration.mock("{\"statusCode\": " + statusCode + "}")
                .response("200", null)
                .response("404", "404")
                .response("499", "4\\d{2}"));

    assertThat(reply.status()).isEqualTo(expected);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.headers()).doesNotContainKey("x-amzn-trace-id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The CDK's template for CORS, and others that AWS is known to accept.
        "{ statusCode: 200 }",
        "{statusCode: 200}",
        "{'statusCode': 200, '': ''}",
        "{\"statusCode\": 200 , }",
        "{\"statusCode\": 200 , null: null }",
        "#set($a = 1)\n  {\"statusCode\": 200}\n",
      })
  void templateNeedsNotBeStrictJson(String template) throws Exception {
    assertThat(call(SampleIntegration.mock(template).response("200", null)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"statusCode\": \"200\"}",
        "{\"statusCode\": 2.5}",
        "statusCode: 200",
        "{\"statusCode\": 200",
        "[200]",
        "null"
      })
  void templateMustGiveAWholeNumber(String template) throws Exception {
    Reply reply = call(SampleIntegration.mock(template).response("200", null));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("InternalServerErrorException");
  }

  @Test
  void withoutATemplateForItTheBodySpeaks() throws Exception {
    DeployedApi api =
        deploy(
            SampleIntegration.mock("{\"statusCode\": 200}")
                .response("200", null)
                .response("404", "404"));

    assertThat(api.post("/a", "{\"statusCode\": 404}", "Content-Type: text/x").status())
        .isEqualTo(404);
    assertThat(api.post("/a", "no", "Content-Type: text/x").status()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({"WHEN_NO_MATCH,500", "WHEN_NO_TEMPLATES,415", "NEVER,415"})
  void passthroughIsAsDeclared(PassthroughBehavior behavior, int status) throws Exception {
    DeployedApi api =
        deploy(
            SampleIntegration.mock("{\"statusCode\": 200}")
                .passthrough(behavior)
                .response("200", null));

    assertThat(api.post("/a", "<a/>", "Content-Type: text/xml").status()).isEqualTo(status);
    assertThat(api.post("/a", "{}", "Content-Type: application/json").status()).isEqualTo(200);
  }

  @Test
  void responseTemplateSeesTheOverridesOfTheRequests() throws Exception {
    // LocalStack's test_integration_mock_with_request_overrides_in_response_template.
    SampleIntegration mock =
        SampleIntegration.mock(
                """
                #set($body = $util.base64Decode($input.params('testPath')))
                #set($context.requestOverride.path.body = $body)
                #set($name = "foo")
                #set($context.requestOverride.querystring[$name] = "bar")
                $context.requestOverride.querystring.put("put", "putBar")
                #set($context["requestOverride"].querystring["nested"] = "nestedFoo")
                {"statusCode": 200}
                """)
            .response(
                "200",
                null,
                Map.of(),
                Map.of(
                    "application/json",
                    "#set($q = $context.requestOverride.querystring)"
                        + "$util.parseJson($context.requestOverride.path.body).message"
                        + " $q.foo $q.put $q[\"nested\"]"));
    DeployedApi api = plane.deploy(new SampleApi().route("GET", "/{testPath}", mock));

    String path = Base64.getEncoder().encodeToString("{\"message\": \"hi\"}".getBytes(UTF_8));

    assertThat(api.get("/" + path).body()).isEqualTo("hi bar putBar nestedFoo");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void requestTemplateMayOverrideTheResponse(boolean responseTemplate) throws Exception {
    // LocalStack's test_integration_mock_with_response_override_in_request_template.
    String template =
        """
        #set($context.responseOverride.status = 444)
        #set($context.responseOverride.header.foo = "bar")
        #set($context.responseOverride.custom = "is also passed around")
        {"statusCode": 200}
        """;
    String response =
        "$context.responseOverride.status $context.responseOverride.header.foo"
            + " $context.responseOverride.custom";

    Reply reply =
        call(
            SampleIntegration.mock(template)
                .response(
                    "200",
                    "2\\d{2}",
                    Map.of(),
                    responseTemplate ? Map.of("application/json", response) : Map.of()));

    assertThat(reply.status()).isEqualTo(444);
    assertThat(reply.header("foo")).isEqualTo("bar");
    assertThat(reply.body()).isEqualTo(responseTemplate ? "444 bar is also passed around" : "");
  }

  @Test
  void headersAreThoseOfTheMapping() throws Exception {
    Reply reply =
        call(
            SampleIntegration.mock("{\"statusCode\": 200}")
                .response(
                    "200",
                    null,
                    Map.of(
                        "Access-Control-Allow-Origin",
                        "'*'",
                        "X-None",
                        "integration.response.header.X",
                        "X-Body",
                        "integration.response.body"),
                    Map.of()));

    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(reply.headers()).doesNotContainKey("x-none");
    assertThat(reply.header("X-Body")).isEqualTo("{}");
  }

  private DeployedApi deploy(SampleIntegration integration) {
    return plane.deploy(new SampleApi().route("ANY", "/a", integration));
  }

  private Reply call(SampleIntegration integration) throws Exception {
    return deploy(integration).get("/a");
  }
}
