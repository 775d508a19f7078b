package dev.ingressmap.answers;

import static dev.ingressmap.answers.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {

  private static Running service;

  @BeforeAll
  static void start() {
    service = Running.start(Sample.application(), "--server.jetty.connection-idle-timeout=1s");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send(
          request("GET", "/known")
              + request("HEAD", "/known")
              + request("GET", "/spring")
              + request("GET", "/known")
              + request("GET", "/nothing")
              + request("GET", "/known"));

      assertThat(wire.reply().body()).isEqualTo("known");
      assertThat(wire.reply("HEAD").header("Content-Length")).isEqualTo("5");
      assertThat(wire.reply().body()).isEqualTo("spring");
      assertThat(wire.reply().body()).isEqualTo("known");
      assertThat(wire.reply().status()).isEqualTo(404);
      assertThat(wire.reply().body()).isEqualTo("known");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/known", "/spring", "/nothing"})
  void bodyIsNotTakenForTheNextRequest(String target) throws Exception {
    String body = request("GET", "/smuggled");
    String counted = "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length();
    String chunked =
        "POST " + target + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    try (Wire wire = new Wire(service.port())) {
      wire.send(counted + "\r\n\r\n" + body + chunked + chunk + request("GET", "/large"));

      int status = target.equals("/nothing") ? 404 : 200;
      assertThat(wire.reply().status()).isEqualTo(status);
      assertThat(wire.reply().status()).isEqualTo(status);
      assertThat(wire.reply().body()).isEqualTo(Sample.LARGE);
    }
  }

  @Test
  void bodyMayComeLater() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send("POST /known HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nha");
      assertThat(service.get("/known").body()).isEqualTo("known");
      wire.send("lf" + request("GET", "/spring"));

      assertThat(wire.reply().body()).isEqualTo("known");
      assertThat(wire.reply().body()).isEqualTo("spring");
    }
  }

  @Test
  void bodyThatNeverEndsTimesOut() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send("POST /known HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nha");

      Reply reply = wire.reply();
      assertThat(reply.status()).isEqualTo(408);
      assertThat(reply.header("Connection")).isEqualTo("close");
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(wire.closedByServer()).isTrue();
    }
  }

  @Test
  void bodyThatIsHeldBackIsNotWaitedFor() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send(request("POST", "/known", "Content-Length: 4", "Expect: 100-continue"));

      Reply reply = wire.reply();
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Connection")).isEqualTo("close");
      assertThat(wire.closedByServer()).isTrue();
    }
  }

  @Test
  void halfARequestHoldsNobodyUpAndTimesOut() throws Exception {
    try (Wire half = new Wire(service.port())) {
      half.send("GET /known HTTP/1.1\r\nHo");

      assertThat(service.get("/known").body()).isEqualTo("known");
      assertThat(service.get("/spring").body()).isEqualTo("spring");
      assertThat(half.closedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>\r\n\r\n",
        "GET /%<script> HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /known <script> HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /known HTTP/1.1\r\n\r\n",
        "GET /known HTTP/1.1\r\nHost: a\r\n<script>\r\n\r\n",
        "GET /known HTTP/1.1\r\nHost: a\r\nContent-Length: <script>\r\n\r\n",
        "GET /known HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n",
        "GET /known HTTP/9.1\r\nHost: a\r\n\r\n",
        "GET known HTTP/1.1\r\nHost: a\r\n\r\n",
      })
  void badRequestIsAProblemThatRepeatsNothing(String bytes) throws Exception {
    try (Wire wire = new Wire(service.port())) {
      Reply reply = wire.send(bytes).reply();

      assertThat(reply.status()).isIn(400, 505);
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(reply.body()).contains("\"status\":" + reply.status()).doesNotContain("script");
      assertThat(reply.headers()).doesNotContainKey("server");
      assertThat(reply.header("Connection")).isEqualTo("close");
      assertThat(wire.closedByServer()).isTrue();
    }
    assertThat(service.get("/known").statusCode()).isEqualTo(200);
  }

  @Test
  void headersWithoutEndAreRefused() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send(request("GET", "/known", "X-Long: " + "x".repeat(50_000)));

      assertThat(wire.reply().status()).isEqualTo(431);
    }
  }
}
