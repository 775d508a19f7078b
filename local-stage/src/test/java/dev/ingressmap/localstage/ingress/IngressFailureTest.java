package dev.ingressmap.localstage.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.gateway.ClosedPort;
import dev.ingressmap.localstage.backend.Backend;
import java.io.EOFException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class IngressFailureTest {

  @AutoClose Backend upstream = new Backend();
  @AutoClose SampleIngress ingress = new SampleIngress(upstream.url());

  @Test
  void requestForNobodyIsNotFound() throws Exception {
    Reply reply = ingress.send("GET / HTTP/1.1\r\nHost: other.org\r\n\r\n");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).isEqualTo("no Ingress has a rule for this request\n");
  }

  @Test
  void http10NeedsNoHost() throws Exception {
    assertThat(ingress.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").status())
        .isEqualTo(404);
  }

  @Test
  void serviceWithoutProcessIsUnavailable() throws Exception {
    SampleMap map = new SampleMap().ingress("shop", null, "Prefix a.example.com/ orders");
    try (SampleIngress other = new SampleIngress(map, upstream.url(), Duration.ofSeconds(1))) {
      Reply reply = other.get("/");

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.body())
          .isEqualTo(
              "Service shop/orders:80 has no process behind it: set LOCAL_STAGE_UPSTREAMS\n");
    }
  }

  @Test
  void upstreamThatIsDownIsABadGateway() throws Exception {
    try (ClosedPort closed = new ClosedPort();
        SampleIngress other = new SampleIngress(closed.url())) {
      Reply reply = other.get("/");

      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
      assertThat(reply.body())
          .isEqualTo("Service default/service:80 at " + closed.url() + " does not answer\n");
    }
  }

  @Test
  void upstreamThatIsSilentIsAGatewayTimeout() throws Exception {
    upstream.isSilent();
    SampleMap map = SampleMap.of("Prefix a.example.com/ service");
    try (SampleIngress other = new SampleIngress(map, upstream.url(), Duration.ofMillis(300))) {
      for (String request :
          new String[] {
            SampleIngress.request("GET", "/"),
            SampleIngress.request("POST", "/", "Content-Length: 1") + "x"
          }) {
        Reply reply = other.send(request);

        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.body()).endsWith("did not answer in time\n");
      }
    }
    assertThat(upstream.waiting()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        "HTTP/1.1",
      })
  void brokenAnswerIsABadGateway(String bytes) throws Exception {
    upstream.breaksOff(bytes);

    assertThat(ingress.get("/").status()).isEqualTo(502);

    upstream.answers(200, "fine");
    assertThat(ingress.get("/").body()).isEqualTo("fine");
  }

  @Test
  void answerThatEndsEarlyIsSeenToEndEarly() throws Exception {
    upstream.breaksOff("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(70_000));

    assertThatExceptionOfType(EOFException.class).isThrownBy(() -> ingress.get("/"));
  }

  @Test
  void connectionThatWasClosedMeanwhileIsNotUsedAgain() throws Exception {
    for (int i = 0; i < 50; i++) {
      upstream.breaksOff("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      assertThat(ingress.get("/").body()).isEqualTo("ok");
    }
  }

  @Test
  void clientThatIsGoneHarmsNobody() throws Exception {
    upstream.answers(200, "x".repeat(5_000_000));
    for (int i = 0; i < 20; i++) {
      try (Wire wire = new Wire(ingress.port())) {
        wire.send(SampleIngress.request("GET", "/"));
        upstream.take();
        wire.reset();
      }
    }
    upstream.answers(200, "fine");
    assertThat(ingress.get("/").body()).isEqualTo("fine");
  }

  @ParameterizedTest
  @CsvSource({"1,8000", "4,7500", "300,100"})
  void headersThatNginxTakesPass(int count, int size) throws Exception {
    String[] headers = Wire.headers(count, size - 10);

    assertThat(ingress.get("/", headers).status()).isEqualTo(200);
    assertThat(upstream.take().header("X-" + (count - 1))).hasSize(size - 10);
  }

  @ParameterizedTest
  @CsvSource({"1,8192", "5,7000", "400,100", "1,100000"})
  void moreHeadersAreBad(int count, int size) throws Exception {
    String[] headers = Wire.headers(count, size);

    Reply reply = ingress.get("/", headers);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("Request Header Or Cookie Too Large");
    assertThat(upstream.waiting()).isZero();
  }

  @Test
  void targetIsOneLine() throws Exception {
    assertThat(ingress.get("/" + "|".repeat(8_000)).status()).isEqualTo(200);
    assertThat(upstream.take().target()).hasSize(24_001);
    assertThat(ingress.get("/" + "x".repeat(8_192)).status()).isEqualTo(414);
    assertThat(ingress.get("/" + "x".repeat(100_000)).status()).isEqualTo(414);
  }

  @Test
  void answerHasOneBufferForItsHeaders() throws Exception {
    upstream.answers(200, "fine", "X-A: " + "x".repeat(8_000));
    assertThat(ingress.get("/").header("X-A")).hasSize(8_000);

    upstream.answers(200, "fine", "X-A: " + "x".repeat(8_192));
    Reply reply = ingress.get("/");
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.body()).endsWith(" answers with more than 8192 bytes of headers\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a.example.com\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a.example.com\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a.example.com\r\n<script>\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a.example.com\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      })
  void malformedRequestIsBad(String request) throws Exception {
    Reply reply = ingress.send(request);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).doesNotContain("script", "\tat ", "Jetty");
  }
}
