package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.backend.Backend;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client gets from an {@code HTTP} integration. */
class HttpResponseTest {

  @AutoClose DataPlane plane = new DataPlane();
  @AutoClose Backend backend = new Backend();

  @Test
  void nothingOfTheBackendPassesButTheBody() throws Exception {
    backend.answers(203, "<hälló/>", "Content-Type: text/xml", "X-A: b", "ETag: \"e\"");

    Reply reply = call(http().response("200", null));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("<hälló/>");
    assertThat(reply.headers())
        .containsOnlyKeys(
            "connection",
            "content-type",
            "content-length",
            "content-security-policy",
            "date",
            "x-amzn-requestid",
            "x-amz-apigw-id",
            "x-amzn-trace-id");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.header("x-amzn-RequestId"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(reply.header("x-amz-apigw-id")).matches("[A-Za-z0-9+/]{15}=");
    assertThat(reply.header("X-Amzn-Trace-Id")).isEqualTo(backend.take().header("X-Amzn-Trace-Id"));
  }

  @ParameterizedTest
  @CsvSource({
    "200,200", "201,200", "302,200", "400,499", "404,404", "418,499", "500,500", "503,500"
  })
  void firstPatternThatMatchesTheWholeStatusAnswers(int status, int expected) throws Exception {
    backend.answers(status, "");

    Reply reply =
        call(
            http()
                .response("200", "")
                .response("404", "404")
                .response("499", "4\\d{2}")
                .response("500", "5\\d{2}")
                // These are only prefixes, so they do not match.
                .response("598", "2")
                .response("599", "20"));

    assertThat(reply.status()).isEqualTo(expected);
  }

  @Test
  void onlyADefaultHidesFailures() throws Exception {
    backend.answers(400, "{\"status_code\":400}");

    Reply reply = call(http().response("200", null));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"status_code\":400}");
  }

  @Test
  void noMatchIsAnInternalError() throws Exception {
    backend.answers(404, "");

    Reply reply = call(http().response("200", "2\\d{2}"));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("InternalServerErrorException");
    assertThat(reply.headers()).doesNotContainKey("x-amzn-trace-id");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'static', static",
        "integration.response.header.X-One, one",
        "integration.response.header.x-two, second",
        "integration.response.multivalueheader.X-Two, `first,second`",
        "integration.response.body, `{\"a\":[{\"b\":\"x\"}]}`",
        "integration.response.body.a[0].b, x",
        "integration.response.body.a[0], `{\"b\":\"x\"}`",
        "context.stage, v1",
        "integration.response.header.nothing, ``",
        "integration.response.body.nothing, ``",
      })
  void headersComeFromTheMapping(String source, String value) throws Exception {
    backend.answers(200, "{\"a\":[{\"b\":\"x\"}]}", "X-One: one", "X-Two: first", "X-Two: second");

    Reply reply = call(http().response("200", null, Map.of("X-Mapped", source), Map.of()));

    assertThat(reply.header("X-Mapped")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "Connection",
        "Content-Length",
        "Content-MD5",
        "Date",
        "Expect",
        "Host",
        "Max-Forwards",
        "Proxy-Authenticate",
        "Server",
        "Trailer",
        "Upgrade",
        "User-Agent",
        "WWW-Authenticate",
      })
  void mappedHeaderIsRemapped(String name) throws Exception {
    backend.answers(200, "{}");

    Reply reply = call(http().response("200", null, Map.of(name, "'mapped'"), Map.of()));

    assertThat(reply.header("x-amzn-Remapped-" + name)).isEqualTo("mapped");
    assertThat(reply.header(name)).isNotEqualTo("mapped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Age",
        "Content-Encoding",
        "Content-Type",
        "Pragma",
        "Range",
        "Referer",
        "TE",
        "Via",
        "Warn",
      })
  void mappedHeaderIsSent(String name) throws Exception {
    backend.answers(200, "{}");

    Reply reply = call(http().response("200", null, Map.of(name, "'mapped'"), Map.of()));

    assertThat(reply.header(name)).isEqualTo("mapped");
  }

  @Test
  void transferEncodingIsNobodysToSet() throws Exception {
    backend.answers(200, "{}");

    Reply reply =
        call(http().response("200", null, Map.of("Transfer-Encoding", "'deflate'"), Map.of()));

    assertThat(reply.body()).isEqualTo("{}");
    assertThat(reply.headers()).doesNotContainKey("transfer-encoding");
  }

  @Test
  void lineBreaksOfTheBackendMakeNoHeaders() throws Exception {
    backend.answers(200, "{\"a\": \"x\\r\\nX-Evil: 1\\r\\n\\r\\n<script>\"}");

    Reply reply =
        call(
            http()
                .response(
                    "200", null, Map.of("X-Mapped", "integration.response.body.a"), Map.of()));

    assertThat(reply.headers()).doesNotContainKey("x-evil");
    assertThat(reply.header("X-Mapped")).startsWith("x");
    assertThat(reply.body()).contains("\\r\\nX-Evil");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,json",
    "text/html,html",
    "'text/html;q=0.9,application/json',html",
    "TEXT/HTML,html",
    "image/png,json",
    "'*/*',json",
    ",json",
  })
  void templateIsChosenByTheFirstTypeAccepted(String accept, String body) throws Exception {
    backend.answers(200, "{}");
    Map<String, String> templates = new LinkedHashMap<>();
    templates.put("text/html", "html");
    templates.put("application/json", "json");
    DeployedApi api = deploy(http().response("200", null, Map.of(), templates));

    Reply reply = accept == null ? api.get("/a") : api.get("/a", "Accept: " + accept);

    assertThat(reply.body()).isEqualTo(body);
    assertThat(reply.header("Content-Type"))
        .isEqualTo(body.equals("html") ? "text/html" : "application/json");
  }

  @Test
  void withoutOneForJsonTheFirstTemplateIsTaken() throws Exception {
    backend.answers(200, "{}");

    Reply reply =
        call(http().response("200", null, Map.of(), Map.of("text/plain", "$input.body!")));

    assertThat(reply.body()).isEqualTo("{}!");
    assertThat(reply.header("Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void emptyTemplatePassesTheBody() throws Exception {
    backend.answers(200, "as it is");

    Reply reply = call(http().response("200", null, Map.of(), Map.of("application/json", "")));

    assertThat(reply.body()).isEqualTo("as it is");
  }

  @Test
  void templateOverridesStatusAndHeaders() throws Exception {
    backend.answers(200, "{\"error\": \"gone\"}");
    String template =
        """
        #if($input.path('$.error') == "gone")#set($context.responseOverride.status = 410)#end
        #set($context.responseOverride.header.X-Mapped = "over")
        #set($context.responseOverride.header["X-Two"] = ["1", "2"])
        #set($context.responseOverride.header.Content-Type = "text/plain")
        $input.json('$.error')
        """;

    Reply reply =
        call(
            http()
                .response(
                    "200",
                    null,
                    Map.of("X-Mapped", "'mapped'"),
                    Map.of("application/json", template)));

    assertThat(reply.status()).isEqualTo(410);
    assertThat(reply.header("X-Mapped")).isEqualTo("over");
    assertThat(reply.header("X-Two")).isEqualTo("1, 2");
    assertThat(reply.header("Content-Type")).isEqualTo("text/plain");
    assertThat(reply.body().strip()).isEqualTo("\"gone\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "600", "-1", "\"404\"", "\"none\"", "[]", "4040"})
  void overrideThatIsNoStatusIsIgnored(String status) throws Exception {
    backend.answers(200, "{}");
    String template = "#set($context.responseOverride.status = " + status + ")x";

    Reply reply =
        call(http().response("201", null, Map.of(), Map.of("application/json", template)));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "101", "199"})
  void informationalAnswerIsAnInternalError(String status) throws Exception {
    backend.answers(200, "{}");

    assertThat(call(http().response(status, null)).status()).isEqualTo(500);
  }

  @Test
  void brokenJsonOfTheBackendIsAnInternalError() throws Exception {
    backend.answers(200, "{broken");

    Reply reply =
        call(
            http()
                .response(
                    "200", null, Map.of("X-Mapped", "integration.response.body.a"), Map.of()));

    assertThat(reply.status()).isEqualTo(500);
  }

  private SampleIntegration http() {
    return SampleIntegration.http("GET", backend.url() + "/b");
  }

  private DeployedApi deploy(SampleIntegration integration) {
    return plane.deploy(new SampleApi().route("GET", "/a", integration));
  }

  private Reply call(SampleIntegration integration) throws Exception {
    return deploy(integration).get("/a");
  }
}
