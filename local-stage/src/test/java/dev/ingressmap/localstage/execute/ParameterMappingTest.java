package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterMappingTest {

  @AutoClose DataPlane plane = new DataPlane();
  @AutoClose Backend backend = new Backend();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'static value', static value",
        "'it's', it's",
        "method.request.path.id, a%20b",
        "method.request.header.X-One, one",
        "method.request.header.x-two, second",
        "method.request.multivalueheader.X-Two, `first,second`",
        "method.request.querystring.one, `ü &=`",
        "method.request.querystring.two, second",
        "method.request.multivaluequerystring.two, `first,second`",
        "method.request.body, `{\"a\": {\"b\": [1, \"x\"]}}`",
        "method.request.body.a.b[1], x",
        "method.request.body.a.b, `[1,\"x\"]`",
        "context.httpMethod, POST",
        "context.stage, v1",
        "context.resourcePath, /pets/{id}",
        "context.identity.userAgent, me",
        "context.identity.sourceIp, 127.0.0.1",
        "stageVariables.colour, blue",
      })
  void headerTakesItsValue(String source, String value) throws Exception {
    call(proxy().parameter("header.X-Mapped", source));

    assertThat(backend.take().header("x-mapped")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method.request.path.nothing",
        "method.request.header.nothing",
        "method.request.multivalueheader.nothing",
        "method.request.querystring.One",
        "method.request.multivaluequerystring.nothing",
        "method.request.body.nothing.at.all",
        "context.nothing.at.all",
        "context.authorizer.claims.sub",
        "stageVariables.nothing",
        // Mappings cannot read headers of the connection either.
        "method.request.header.Content-Length",
        "method.request.header.Connection",
      })
  void whatIsNotThereIsNotSet(String source) throws Exception {
    call(proxy().parameter("header.X-Mapped", source).parameter("querystring.mapped", source));

    Received received = backend.take();
    assertThat(received.headerNames()).doesNotContain("X-Mapped");
    assertThat(received.target()).doesNotContain("mapped");
  }

  @Test
  void httpProxyMergesAsRecorded() throws Exception {
    // LocalStack's test_http_proxy_integration_request_data_mappings, recorded from AWS.
    DeployedApi api =
        plane.deploy(
            new SampleApi()
                .route(
                    "POST",
                    "/{pathVariable}",
                    SampleIntegration.httpProxy(
                            "POST", backend.url() + "/?testVar={pathVar}&testQs={qsVar}")
                        .parameter("header.headerVar", "method.request.header.foobar")
                        .parameter("path.qsVar", "method.request.querystring.testVar")
                        .parameter("path.pathVar", "method.request.path.pathVariable")
                        .parameter(
                            "querystring.queryString", "method.request.querystring.testQueryString")
                        .parameter(
                            "querystring.testQs", "method.request.querystring.testQueryString")
                        .parameter(
                            "querystring.testEmptyQs", "method.request.header.emptyheader")));

    api.post(
        "/foobar?testQueryString=foo&testVar=bar",
        "{}",
        "foobar: mapped-value",
        "headerVar: request-value");

    Received received = backend.take();
    assertThat(received.target())
        .isEqualTo(
            "/?testVar=foobar&testQs=bar&testQueryString=foo&testVar=bar"
                + "&queryString=foo&testQs=foo");
    assertThat(received.header("headerVar")).isEqualTo("mapped-value");
    assertThat(received.header("foobar")).isEqualTo("mapped-value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-length",
        "Transfer-Encoding",
        "X-Amzn-Trace-Id",
        "x-amzn-apigateway-api-id"
      })
  void reservedHeaderIsAnInternalError(String name) throws Exception {
    for (SampleIntegration integration : new SampleIntegration[] {proxy(), http()}) {
      Reply reply = call(integration.parameter("header." + name, "'1'"));

      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("InternalServerErrorException");
      assertThat(reply.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Connection", "Expect", "Proxy-Authenticate", "TE", "Via"})
  void headerOfTheConnectionIsNotSentThoughMapped(String name) throws Exception {
    for (SampleIntegration integration : new SampleIntegration[] {proxy(), http()}) {
      call(integration.parameter("header." + name, "'mapped'"));

      assertThat(backend.take().header(name)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Authorization",
        "Content-Encoding",
        "Content-MD5",
        "Content-Type",
        "Date",
        "Host",
        "Max-Forwards",
        "Referer",
        "Server",
        "Trailer",
        "Upgrade",
        "User-Agent",
        "WWW-Authenticate",
      })
  void mappedHeaderGoesBeforeAnyOther(String name) throws Exception {
    for (SampleIntegration integration : new SampleIntegration[] {proxy(), http()}) {
      Reply reply = call(integration.parameter("header." + name, "'mapped'"));

      assertThat(reply.status()).isEqualTo(200);
      assertThat(backend.take().header(name)).isEqualTo("mapped");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "method.request.path.id, /a%20b",
        "method.request.querystring.one, /%C3%BC%20%26%3D",
        "method.request.querystring.split, /x%20HTTP/1.1%0D%0AX-Evil%3A%201%0D%0A%0D%0A",
        "'x/y?z#', /x/y%3Fz%23",
        "'${stageVariables.colour}', /%24%7BstageVariables.colour%7D",
      })
  void pathTakesItsValueEncoded(String source, String path) throws Exception {
    call(SampleIntegration.httpProxy("GET", backend.url() + "/{p}").parameter("path.p", source));

    Received received = backend.take();
    assertThat(received.target().replaceFirst("\\?.*", "")).isEqualTo(path);
    assertThat(received.headerNames()).doesNotContain("X-Evil");
  }

  @Test
  void lineBreaksMakeNoHeaders() throws Exception {
    Reply reply =
        call(
            http()
                .parameter("header.X-Mapped", "method.request.querystring.split")
                .response(
                    "200", null, Map.of("X-Back", "context.requestOverride.nothing"), Map.of()));

    assertThat(reply.status()).isEqualTo(200);
    Received received = backend.take();
    assertThat(received.header("X-Mapped")).startsWith("x HTTP/1.1");
    assertThat(received.headerNames()).doesNotContain("X-Evil");
  }

  @Test
  void emptyBodyIsAnEmptyObject() throws Exception {
    deploy(proxy().parameter("header.X-Mapped", "method.request.body")).send("POST", "/pets/1");

    assertThat(backend.take().header("X-Mapped")).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{wrong", " [1", "\"open"})
  void brokenJsonIsTheClientsFault(String body) throws Exception {
    DeployedApi api = deploy(proxy().parameter("header.X-Mapped", "method.request.body.a"));

    Reply reply = api.post("/pets/1", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("BadRequestException");
    assertThat(reply.body()).isEqualTo("{\"message\":\"Invalid JSON in request body\"}");
  }

  @Test
  void whatDoesNotBeginLikeJsonIsText() throws Exception {
    deploy(proxy().parameter("header.X-Mapped", "method.request.body")).post("/pets/1", "<a/>");

    assertThat(backend.take().header("X-Mapped")).isEqualTo("<a/>");
  }

  private SampleIntegration proxy() {
    return SampleIntegration.httpProxy("GET", backend.url() + "/b");
  }

  private SampleIntegration http() {
    return SampleIntegration.http("GET", backend.url() + "/b").response("200", null);
  }

  private DeployedApi deploy(SampleIntegration integration) {
    return plane.deploy(
        new SampleApi().route("POST", "/pets/{id}", integration), Map.of("colour", "blue"));
  }

  private Reply call(SampleIntegration integration) throws Exception {
    String query =
        "?one=%C3%BC+%26%3D&two=first&two=second&split=x%20HTTP/1.1%0d%0aX-Evil:%201%0d%0a%0d%0a";
    return deploy(integration)
        .post(
            "/pets/a%20b" + query,
            "{\"a\": {\"b\": [1, \"x\"]}}",
            "User-Agent: me",
            "X-One: one",
            "X-Two: first",
            "X-Two: second");
  }
}
