package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import dev.ingressmap.localstage.model.api.PassthroughBehavior;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the backend of an {@code HTTP} integration receives. */
class HttpRequestTest {

  @AutoClose DataPlane plane = new DataPlane();
  @AutoClose Backend backend = new Backend();

  @Test
  void nothingOfTheClientPassesUnlessItIsMapped() throws Exception {
    DeployedApi api = deploy(http("GET"));

    api.get("/a?q=1", "X-A: b", "Accept: text/html", "Content-Type: text/plain", "User-Agent: me");

    Received received = backend.take();
    assertThat(received.method()).isEqualTo("GET");
    assertThat(received.target()).isEqualTo("/b");
    assertThat(received.headers())
        .containsExactlyInAnyOrder(
            Map.entry("Accept", "application/json"),
            Map.entry("User-Agent", "AmazonAPIGateway_" + api.id()),
            Map.entry("x-amzn-apigateway-api-id", api.id()),
            Map.entry("X-Amzn-Trace-Id", received.header("X-Amzn-Trace-Id")),
            Map.entry("Host", "127.0.0.1:" + backend.port()));
    assertThat(received.header("X-Amzn-Trace-Id")).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
  }

  @Test
  void bodyAndItsTypePass() throws Exception {
    DeployedApi api = deploy(http("POST"));

    api.post("/a", "hällo", "Content-Type: text/plain; charset=x");

    Received received = backend.take();
    assertThat(received.body()).isEqualTo(Received.utf8("h\uFFFDllo"));
    assertThat(received.header("Content-Type")).isEqualTo("text/plain; charset=x");
    assertThat(received.header("Content-Length")).isEqualTo("7");
    assertThat(received.header("Transfer-Encoding")).isEmpty();
  }

  @Test
  void bodyOfNoTypeGetsNone() throws Exception {
    deploy(http("POST")).post("/a", "{}");

    assertThat(backend.take().headerNames()).doesNotContain("Content-Type");
  }

  @Test
  void bodylessPostSaysSo() throws Exception {
    deploy(http("POST")).post("/a", "");

    assertThat(backend.take().header("Content-Length")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({"ANY,PUT,PUT", "ANY,GET,GET", "POST,GET,POST", "DELETE,PATCH,DELETE"})
  void methodIsTheIntegrations(String integration, String client, String expected)
      throws Exception {
    deploy(http(integration)).sendBody(client, "/a", "{}", "Content-Type: application/json");

    Received received = backend.take();
    assertThat(received.method()).isEqualTo(expected);
    assertThat(received.text()).isEqualTo("{}");
    // With the client's method, as on AWS.
    assertThat(received.header("Content-Type"))
        .isEqualTo(client.equals("GET") ? "" : "application/json");
  }

  @Test
  void clientsTraceGoesOn() throws Exception {
    deploy(http("GET")).get("/a", "X-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678");

    assertThat(backend.take().header("x-amzn-trace-id"))
        .isEqualTo("Root=1-67891233-abcdef012345678912345678");
  }

  @Test
  void templateWritesTheBody() throws Exception {
    DeployedApi api =
        deploy(
            http("POST")
                .template("application/json", "{\"name\": $input.json('$.n')}")
                .template("text/plain", "plain $input.body"));

    api.post("/a", "{\"n\": \"x\"}", "Content-Type: application/json; charset=utf-8");
    assertThat(backend.take().text()).isEqualTo("{\"name\": \"x\"}");
    api.post("/a", "{\"n\": 1}");
    assertThat(backend.take().text()).isEqualTo("{\"name\": 1}");
    api.post("/a", "y", "Content-Type: text/plain");
    assertThat(backend.take().text()).isEqualTo("plain y");
    api.post("/a", "<z/>", "Content-Type: text/xml");
    assertThat(backend.take().text()).isEqualTo("<z/>");
  }

  @Test
  void defaultTemplateTakesTheRest() throws Exception {
    DeployedApi api =
        deploy(
            http("POST")
                .passthrough(PassthroughBehavior.NEVER)
                .template("application/json", "json")
                .template("$default", "default"));

    api.post("/a", "{}");
    assertThat(backend.take().text()).isEqualTo("json");
    api.post("/a", "{}", "Content-Type: text/xml");
    assertThat(backend.take().text()).isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource({
    "WHEN_NO_MATCH,application/xml,200",
    "WHEN_NO_TEMPLATES,application/xml,415",
    "WHEN_NO_TEMPLATES,application/json,200",
    "NEVER,application/xml,415",
    "NEVER,application/json,200",
  })
  void passthroughIsAsDeclared(PassthroughBehavior behavior, String type, int status)
      throws Exception {
    DeployedApi api = deploy(http("POST").passthrough(behavior).template("application/json", "{}"));

    Reply reply = api.post("/a", "<a/>", "Content-Type: " + type);

    assertThat(reply.status()).isEqualTo(status);
    if (status == 415) {
      assertThat(reply.body()).isEqualTo("{\"message\":\"Unsupported Media Type\"}");
      assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("BadRequestException");
    }
  }

  @Test
  void withoutTemplatesOnlyNeverRefuses() throws Exception {
    DeployedApi lenient = deploy(http("POST").passthrough(PassthroughBehavior.WHEN_NO_TEMPLATES));
    assertThat(lenient.post("/a", "x", "Content-Type: a/b").status()).isEqualTo(200);
    DeployedApi strict = deploy(http("POST").passthrough(PassthroughBehavior.NEVER));
    assertThat(strict.post("/a", "x", "Content-Type: a/b").status()).isEqualTo(415);
  }

  @Test
  void templateOverridesWhatTheMappingSet() throws Exception {
    String template =
        """
        #set($context.requestOverride.header.a = "over/header")
        #set($context.requestOverride.header.b = ["1", "2"])
        #set($context.requestOverride.path.p = "over path?")
        #set($context.requestOverride.querystring.q = "over&query")
        """;
    DeployedApi api =
        plane.deploy(
            new SampleApi()
                .route(
                    "GET",
                    "/a",
                    SampleIntegration.http("GET", backend.url() + "/{p}")
                        .parameter("header.a", "'mapped'")
                        .parameter("path.p", "'mapped'")
                        .parameter("querystring.q", "'mapped'")
                        .template("application/json", template)
                        .response("200", null)));

    assertThat(api.get("/a").status()).isEqualTo(200);

    Received received = backend.take();
    assertThat(received.target()).isEqualTo("/over%20path%3F?q=over%26query");
    assertThat(received.header("a")).isEqualTo("over/header");
    assertThat(received.header("b")).isEqualTo("1 | 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$util.base64Decode('!')",
        "#foreach",
        "#set($context.requestOverride.header.Content-Length = '1')",
      })
  void badTemplateIsAnInternalError(String template) throws Exception {
    Reply reply = deploy(http("GET").template("application/json", template)).get("/a");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("InternalServerErrorException");
    assertThat(backend.waiting()).isZero();
  }

  private SampleIntegration http(String httpMethod) {
    return SampleIntegration.http(httpMethod, backend.url() + "/b").response("200", null);
  }

  private DeployedApi deploy(SampleIntegration integration) {
    return plane.deploy(new SampleApi().route("ANY", "/a", integration));
  }
}
