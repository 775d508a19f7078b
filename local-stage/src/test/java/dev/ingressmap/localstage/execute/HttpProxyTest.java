package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProxyTest {

  @AutoClose DataPlane plane = new DataPlane();
  @AutoClose Backend backend = new Backend();

  @Test
  void headersPassButThoseOfTheConnection() throws Exception {
    DeployedApi api = deploy("/b");

    api.get(
        "/a",
        "Accept: text/html",
        "accept-language: de",
        "X-Two: first",
        "X-Two: second",
        "X-Empty:",
        "Cookie: a=b",
        "User-Agent: me",
        "Connection: X-Hop, close",
        "X-Hop: 1",
        "Keep-Alive: 5",
        "TE: trailers",
        "Trailer: X",
        "Via: 1.1 p",
        "Content-Encoding: gzip",
        "Max-Forwards: 3",
        "Proxy-Connection: close",
        "WWW-Authenticate: x",
        "X-Forwarded-For: 10.0.0.1");

    Received received = backend.take();
    assertThat(received.headers())
        .containsExactlyInAnyOrder(
            Map.entry("Accept", "text/html"),
            Map.entry("Accept-Language", "de"),
            Map.entry("X-Two", "first"),
            Map.entry("X-Two", "second"),
            Map.entry("X-Empty", ""),
            Map.entry("Cookie", "a=b"),
            Map.entry("User-Agent", "me"),
            Map.entry("X-Forwarded-For", "10.0.0.1, 127.0.0.1"),
            Map.entry("X-Forwarded-Port", Integer.toString(plane.port())),
            Map.entry("X-Forwarded-Proto", "http"),
            Map.entry("x-amzn-apigateway-api-id", api.id()),
            Map.entry("X-Amzn-Trace-Id", received.header("X-Amzn-Trace-Id")),
            Map.entry("Host", "127.0.0.1:" + backend.port()));
  }

  @Test
  void gatewaySaysForItselfWhatTheClientDoesNot() throws Exception {
    DeployedApi api = deploy("/b");

    api.get("/a");

    Received received = backend.take();
    assertThat(received.header("Accept")).isEqualTo("application/json");
    assertThat(received.header("User-Agent")).isEqualTo("AmazonAPIGateway_" + api.id());
    assertThat(received.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
  }

  @Test
  void bytesOfHeadersPass() throws Exception {
    backend.answers(200, "", "X-Back: " + Received.utf8("zurück"));
    String sent = Received.utf8("grüße");

    Reply reply = deploy("/b").get("/a", "X-A: " + sent);

    assertThat(backend.take().header("X-A")).isEqualTo(sent);
    assertThat(reply.header("X-Back")).isEqualTo(Received.utf8("zurück"));
  }

  @Test
  void answerPassesWithItsHeaders() throws Exception {
    backend.answers(
        418,
        "hälló",
        "Content-Type: text/plain",
        "Set-Cookie: a=b",
        "Set-Cookie: c=d",
        "Connection: keep-alive",
        "Keep-Alive: 5",
        "Via: 1.1 backend",
        "Server: s",
        "Date: d",
        "WWW-Authenticate: Basic",
        "x-amzn-RequestId: backend",
        "ETag: \"e\"");

    Reply reply = deploy("/b").get("/a");

    assertThat(reply.status()).isEqualTo(418);
    assertThat(reply.body()).isEqualTo("hälló");
    assertThat(reply.headers().get("set-cookie")).containsExactly("a=b", "c=d");
    assertThat(reply.header("Content-Type")).isEqualTo("text/plain");
    assertThat(reply.header("ETag")).isEqualTo("\"e\"");
    assertThat(reply.header("x-amzn-Remapped-Connection")).isEqualTo("keep-alive");
    assertThat(reply.header("x-amzn-Remapped-Content-Length")).isEqualTo("7");
    assertThat(reply.header("x-amzn-Remapped-Date")).isEqualTo("d");
    assertThat(reply.header("x-amzn-Remapped-Server")).isEqualTo("s");
    assertThat(reply.header("x-amzn-Remapped-WWW-Authenticate")).isEqualTo("Basic");
    assertThat(reply.header("x-amzn-Remapped-x-amzn-RequestId")).isEqualTo("backend");
    assertThat(reply.header("x-amzn-RequestId")).hasSize(36);
    assertThat(reply.header("Content-Length")).isEqualTo("7");
    assertThat(reply.header("Date")).endsWith("GMT");
    assertThat(reply.headers())
        .doesNotContainKeys("server", "via", "keep-alive", "www-authenticate", "x-amzn-trace-id");
  }

  @Test
  void answerOfNoTypeIsSaidToBeJson() throws Exception {
    backend.answers(200, "{}");
    assertThat(deploy("/b").get("/a").header("Content-Type")).isEqualTo("application/json");
    backend.answers(200, "");
    assertThat(deploy("/b").get("/a").headers()).doesNotContainKey("content-type");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308, 401, 407})
  void nothingIsDoneAboutAStatus(int status) throws Exception {
    backend.answers(status, "", "Location: " + backend.url() + "/elsewhere");

    Reply reply = deploy("/b").get("/a", "Authorization: Basic YTpi");

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Location")).isEqualTo(backend.url() + "/elsewhere");
    assertThat(backend.take().target()).isEqualTo("/b");
    assertThat(backend.waiting()).isZero();
  }

  @Test
  void cookiesOfOneClientAreNotSentForAnother() throws Exception {
    backend.answers(200, "", "Set-Cookie: secret=1");
    DeployedApi api = deploy("/b");

    api.get("/a");
    api.get("/a");

    backend.take();
    assertThat(backend.take().header("Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS"})
  void anyPassesTheClientsMethod(String method) throws Exception {
    deploy("/b").sendBody(method, "/a", "body", "Content-Type: text/plain");

    Received received = backend.take();
    assertThat(received.method()).isEqualTo(method);
    assertThat(received.body()).isEqualTo("body");
    assertThat(received.header("Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void methodMayBeAnother() throws Exception {
    DeployedApi api =
        plane.deploy(
            new SampleApi()
                .route("GET", "/a", SampleIntegration.httpProxy("POST", backend.url() + "/b")));

    api.get("/a");

    Received received = backend.take();
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.header("Content-Length")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "?a=1&a=2&b,/b?a=1&a=2&b",
    "?a=%20+[]'();,/b?a=%20+[]'();",
    "?a=%zz{|}\"<>^`%,/b?a=%25zz%7B%7C%7D%22%3C%3E%5E%60%25",
    "?,/b",
    "?a=b?c=/d#e,/b?a=b?c=/d",
  })
  void queryPassesAsItIsOrIsMadeOne(String query, String target) throws Exception {
    assertThat(deploy("/b").get("/a" + query).status()).isEqualTo(200);

    assertThat(backend.take().target()).isEqualTo(target);
  }

  @Test
  void queryIsAddedToTheUris() throws Exception {
    deploy("/b?own=1#fragment").get("/a?a=b");

    assertThat(backend.take().target()).isEqualTo("/b?own=1&a=b");
  }

  @ParameterizedTest
  @CsvSource({
    "/x/y,/base/x/y",
    "/x/y/,/base/x/y",
    "/x%2Fy%20z%25,/base/x%2Fy%20z%25",
    "/%C3%BC;p=1,/base/%C3%BC;p=1",
    "/x//y,/base/x//y",
    "/x/../y,/base/x/../y",
    "/%2e%2e/y,/base/%2e%2e/y",
    "/{x}|y[],/base/%7Bx%7D%7Cy%5B%5D",
    "/http://h/x,/base/http://h/x",
    "/${stageVariables.secret},/base/$%7BstageVariables.secret%7D",
  })
  void proxyPathPassesAsItIs(String path, String target) throws Exception {
    DeployedApi api =
        plane.deploy(
            new SampleApi()
                .route(
                    "GET",
                    "/{proxy+}",
                    SampleIntegration.httpProxy("GET", backend.url() + "/base/{proxy}")
                        .parameter("path.proxy", "method.request.path.proxy")),
            Map.of("secret", "s"));

    assertThat(api.get(path).status()).isEqualTo(200);

    assertThat(backend.take().target()).isEqualTo(target);
  }

  @Test
  void proxyPathIsNeverTakenForAHost() throws Exception {
    DeployedApi api =
        plane.deploy(
            new SampleApi()
                .route(
                    "GET",
                    "/{proxy+}",
                    SampleIntegration.httpProxy("GET", backend.url() + "/{proxy}")
                        .parameter("path.proxy", "method.request.path.proxy"))
                .route(
                    "GET",
                    "/queried",
                    SampleIntegration.httpProxy("GET", backend.url() + "/{at}")
                        .parameter("path.at", "method.request.querystring.at")));

    api.get("/queried?at=/evil.example/x");
    assertThat(backend.take().target()).startsWith("//evil.example/x");
    api.get("//evil.example/x");
    assertThat(backend.take().target()).isEqualTo("/evil.example/x");
    api.get("/x@evil.example/y");
    assertThat(backend.take().target()).isEqualTo("/x@evil.example/y");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:${stageVariables.port}/b,/b",
    "HTTP://127.0.0.1:${stageVariables.port},/",
    "http://user:secret@127.0.0.1:${stageVariables.port}/b,/b",
    "http://127.0.0.1:${stageVariables.port}?q=${stageVariables.none}x,/?q=x",
    "http://127.0.0.1:${stageVariables.port}/ü/{none},/%C3%BC/%7Bnone%7D",
  })
  void uriMayHaveVariables(String uri, String target) throws Exception {
    DeployedApi api =
        plane.deploy(
            new SampleApi().route("GET", "/a", SampleIntegration.httpProxy("GET", uri)),
            Map.of("port", Integer.toString(backend.port())));

    assertThat(api.get("/a").status()).isEqualTo(200);

    assertThat(backend.take().target()).isEqualTo(target);
  }

  @Test
  void clientMayKeepItsConnection() throws Exception {
    DeployedApi api = deploy("/b");
    try (Wire wire = new Wire(plane.port())) {
      for (int i = 0; i < 3; i++) {
        backend.answers(200, "answer " + i);
        String request = Wire.request("GET", api.target("/a"));
        assertThat(wire.send(request).reply().body()).isEqualTo("answer " + i);
      }
    }
    assertThat(backend.connections()).isEqualTo(1);
  }

  private DeployedApi deploy(String path) {
    return plane.deploy(
        new SampleApi()
            .route("ANY", "/a", SampleIntegration.httpProxy("ANY", backend.url() + path)));
  }
}
