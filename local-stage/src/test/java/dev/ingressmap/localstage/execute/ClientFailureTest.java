package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any request gets one of API Gateway's answers, and other clients get theirs. */
@Timeout(20)
class ClientFailureTest {

  @AutoClose DataPlane plane = new DataPlane();
  @AutoClose Backend backend = new Backend();
  DeployedApi api;

  @BeforeEach
  void deploy() {
    api =
        plane.deploy(
            new SampleApi()
                .route("ANY", "/proxy", SampleIntegration.httpProxy("ANY", backend.url()))
                .route(
                    "ANY",
                    "/mapped",
                    SampleIntegration.http("POST", backend.url())
                        .parameter("header.a", "method.request.querystring.a")
                        .parameter("querystring.a", "method.request.body.a")
                        .template("application/json", "$input.params('a') $input.json('$')")
                        .response("200", null, Map.of(), Map.of("application/json", "$input.body")))
                .route("ANY", "/{proxy+}", SampleIntegration.saying("$input.params('proxy')")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>\r\n\r\n",
        "GET /%<script> HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET {target}/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET {target}/% HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET {target}/health <script> HTTP/1.1\r\nHost: a\r\n\r\n",
        "PUT {target}/health HTTP/1.1\r\n\r\n",
        "GET {target}/health HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET {target}/health HTTP/1.1\r\nHost: a\r\n<script>\r\n\r\n",
        "GET {target}/health HTTP/1.1\r\nHost: a\r\nContent-Length: <script>\r\n\r\n",
        "GET {target}/health HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
        "GET {target}/health HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n",
        "GET {target}/health HTTP/9.1\r\nHost: a\r\n\r\n",
        "GET health HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST {target}/proxy HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST {target}/proxy HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\nzz\r\n",
        "POST {target}/proxy HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nz",
      })
  void malformedRequestIsBad(String bytes) throws Exception {
    try (Wire wire = new Wire(plane.port())) {
      Reply reply = wire.send(bytes.replace("{target}", api.target(""))).reply();

      assertThat(reply.status()).isIn(400, 505);
      assertThat(reply.header("Content-Type")).isEqualTo("application/json");
      assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("BadRequestException");
      assertThat(reply.body()).isEqualTo("{\"message\":\"Bad Request\"}");
    }
    assertThat(api.get("/health").body()).isEqualTo("health");
    assertThat(backend.waiting()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1,10000", "5,2000", "100,80"})
  void headersOfTenKilobytesPass(int count, int size) throws Exception {
    String[] headers = Wire.headers(count, size - 10);

    assertThat(api.get("/proxy", headers).status()).isEqualTo(200);
    assertThat(backend.take().header("X-" + (count - 1))).hasSize(size - 10);
  }

  @Test
  void pathThatGrowsAsItIsEncodedPasses() throws Exception {
    assertThat(api.get("/proxy?" + "|".repeat(10_000)).status()).isEqualTo(200);
    assertThat(backend.take().target()).isEqualTo("/?" + "%7C".repeat(10_000));
  }

  @ParameterizedTest
  @CsvSource({"1,10240", "2,6000", "1,100000"})
  void moreHeadersAreRefused(int count, int size) throws Exception {
    String[] headers = Wire.headers(count, size);

    Reply reply = api.get("/health", headers);

    assertThat(reply.status()).isEqualTo(431);
    assertThat(reply.body()).isEqualTo("{\"message\":\"HTTP header is larger than 10240 bytes.\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?a=%zz",
        "?%",
        "?a=%c3%28",
        "?a=%",
        "?&&=&a",
        "?a=%u1234",
        "?" + "a=b&",
        "?a=\u00FF"
      })
  void oddQueryIsReadOrBad(String query) throws Exception {
    Reply reply = api.post("/mapped" + query, "{}");

    assertThat(reply.status()).isIn(200, 400);
    assertThat(reply.body()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void bodyThatEndsEarlyReachesNoBackend() throws Exception {
    try (Wire wire = new Wire(plane.port())) {
      wire.send(
          "POST " + api.target("/proxy") + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx");
      wire.reset();
    }
    assertThat(api.post("/proxy", "other").status()).isEqualTo(200);
    assertThat(backend.take().body()).isEqualTo("other");
    assertThat(backend.waiting()).isZero();
  }

  @Test
  void bodyThatComesSlowlyHoldsUpNobody() throws Exception {
    try (Wire slow = new Wire(plane.port())) {
      slow.send(
          "POST " + api.target("/proxy") + " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n");
      slow.send("a");
      assertThat(api.get("/health").body()).isEqualTo("health");
      slow.send("b");
      assertThat(api.get("/health").body()).isEqualTo("health");
      slow.send("c");
      assertThat(slow.reply().status()).isEqualTo(200);
    }
    assertThat(backend.take().body()).isEqualTo("abc");
  }

  @Test
  void clientThatIsGoneHarmsNobody() throws Exception {
    backend.answers(200, "x".repeat(5_000_000));
    for (int i = 0; i < 20; i++) {
      try (Wire wire = new Wire(plane.port())) {
        wire.send(Wire.request("GET", api.target("/proxy")));
        backend.take();
        wire.reset();
      }
    }
    backend.answers(200, "fine");
    assertThat(api.get("/proxy").body()).isEqualTo("fine");
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    backend.answers(request -> Sent.of(200, request.text()));
    String post =
        "POST " + api.target("/proxy") + " HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";
    try (Wire wire = new Wire(plane.port())) {
      wire.send(
          post
              + "first"
              + Wire.request("GET", api.target("/x"))
              + post
              + "third"
              + Wire.request("GET", api.target("/y/z")));

      assertThat(wire.reply().body()).isEqualTo("first");
      assertThat(wire.reply().body()).isEqualTo("x");
      assertThat(wire.reply().body()).isEqualTo("third");
      assertThat(wire.reply().body()).isEqualTo("y/z");
    }
  }
}
