package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a template asks for, the exchange ends, and it follows HTTP. */
@Timeout(20)
class OddAnswersTest {

  @AutoClose DataPlane plane = new DataPlane();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#set($context.responseOverride.header[\"\"] = \"x\")",
        "#set($context.responseOverride.header[\" \"] = \"x\")",
        "#set($context.responseOverride.header[\"a b\"] = \"x\")",
        "#set($context.responseOverride.header[\"a:b\"] = \"x\")",
        "#set($context.responseOverride.header[\"ü\"] = \"ü\")",
        "#set($context.responseOverride.header[\"X\r\nX-Evil: 1\r\n\r\n\"] = \"x\")",
        "#set($context.responseOverride.header.X = \"a\r\nX-Evil: 1\r\n\r\n\")",
        "#set($context.responseOverride.header.X = \"\u0000\u0001\")",
        "#set($context.responseOverride.header.X = [])",
        "#set($context.responseOverride.header.X = {\"a\": [1]})",
        "#set($context.responseOverride.header.Content-Length = \"9\")",
        "#set($context.responseOverride.header.Transfer-Encoding = \"chunked\")",
        "#set($context.responseOverride.header.Connection = \"close\")",
        "#set($context.responseOverride.header.Content-Type = \"\")",
        "#set($context.responseOverride.header = \"x\")",
        "#set($context.responseOverride = \"x\")",
        "#set($context.responseOverride.status = 100)",
        "#set($context.responseOverride.status = 101)",
        "#set($context.responseOverride.status = 599)",
        "#set($context.responseOverride.status = {})",
        "#set($context.requestOverride = \"x\")",
        "#set($context.requestId = \"x\")",
        "#set($context = \"x\")",
        "#set($input = \"x\")",
        "$context.clear()",
        "$stageVariables.clear()",
        "$input.params().clear()$input.params().path.clear()$input.params('x')",
        "#stop",
        "#break",
      })
  void exchangeEnds(String template) throws Exception {
    DeployedApi api =
        plane.deploy(
            new SampleApi()
                .route(
                    "GET",
                    "/{x}",
                    SampleIntegration.mock("{\"statusCode\": 200}")
                        .response(
                            "200", null, Map.of(), Map.of("application/json", template + "body"))));
    for (int i = 0; i < 2; i++) {
      Reply reply = api.get("/a");

      assertThat(reply.status()).isIn(200, 500, 599);
      assertThat(reply.headers()).doesNotContainKey("x-evil").containsKey("x-amzn-requestid");
      assertThat(reply.body()).doesNotContain("X-Evil", "Exception", "\tat ");
    }
  }
}
