package dev.ingressmap.localstage.execute.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import dev.ingressmap.localstage.backend.Sent;
import dev.ingressmap.localstage.execute.DataPlane;
import dev.ingressmap.localstage.execute.DeployedApi;
import dev.ingressmap.localstage.execute.SampleApi;
import dev.ingressmap.localstage.execute.SampleIntegration;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of all sizes and framings, through {@code HTTP_PROXY}. */
class PayloadTest {

  private static final int MAX = 10 * 1024 * 1024;

  @AutoClose DataPlane plane = new DataPlane();
  @AutoClose Backend backend = new Backend();

  @ParameterizedTest
  @ValueSource(ints = {1, 8_192, 100_000, MAX})
  void bodiesPassBothWays(int length) throws Exception {
    String body = "x".repeat(length);
    backend.answers(200, body, "Content-Type: text/plain");

    Reply reply = deploy().post("/a", body, "Content-Type: text/plain");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(body);
    assertThat(backend.take().body()).isEqualTo(body);
  }

  @Test
  void chunkedBodyPassesAsOne() throws Exception {
    DeployedApi api = deploy();
    String head = Wire.request("POST", api.target("/a"), "Transfer-Encoding: chunked");
    try (Wire wire = new Wire(plane.port())) {
      wire.send(head + "3\r\nabc\r\n");
      wire.send("2;ext=1\r\nde\r\n0\r\nTrailer: x\r\n\r\n");
      assertThat(wire.reply().status()).isEqualTo(200);
    }

    Received received = backend.take();
    assertThat(received.body()).isEqualTo("abcde");
    assertThat(received.header("Content-Length")).isEqualTo("5");
  }

  @Test
  void chunkedAnswerPassesAsOne() throws Exception {
    backend.writes(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

    Reply reply = deploy().get("/a");

    assertThat(reply.body()).isEqualTo("abcde");
    assertThat(reply.header("Content-Length")).isEqualTo("5");
  }

  @Test
  void answerMayEndWithTheConnection() throws Exception {
    backend.breaksOff("HTTP/1.1 200 OK\r\n\r\nabcde");

    assertThat(deploy().get("/a").body()).isEqualTo("abcde");
  }

  @Test
  void interimAnswersAreWaitedOut() throws Exception {
    backend.writes(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"
            + "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n"
            + Sent.of(201, "done").bytes());
    DeployedApi api = deploy();

    for (int i = 0; i < 2; i++) {
      Reply reply = api.post("/a", "x");
      assertThat(reply.status()).isEqualTo(201);
      assertThat(reply.body()).isEqualTo("done");
    }
  }

  @Test
  void expectationIsMet() throws Exception {
    DeployedApi api = deploy();
    try (Wire wire = new Wire(plane.port())) {
      wire.send(
          Wire.request("POST", api.target("/a"), "Expect: 100-continue", "Content-Length: 2"));
      // Its headers end where those of the interim response do.
      assertThat(wire.reply("HEAD").status()).isEqualTo(100);
      wire.send("ab");
      assertThat(wire.reply().status()).isEqualTo(200);
    }
    Received received = backend.take();
    assertThat(received.body()).isEqualTo("ab");
    assertThat(received.header("Expect")).isEmpty();
  }

  @Test
  void requestThatSaysItIsTooLargeIsNotRead() throws Exception {
    DeployedApi api = deploy();
    try (Wire wire = new Wire(plane.port())) {
      wire.send(
          Wire.request(
              "POST", api.target("/a"), "Expect: 100-continue", "Content-Length: " + (MAX + 1)));

      assertTooLarge(wire.reply());
      assertThat(wire.closedByServer()).isTrue();
    }
  }

  @Test
  void requestThatTurnsOutTooLargeIsRefused() throws Exception {
    DeployedApi api = deploy();
    String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
    try (Wire wire = new Wire(plane.port())) {
      wire.send(Wire.request("POST", api.target("/a"), "Transfer-Encoding: chunked"));
      for (int i = 0; i < 10; i++) {
        wire.send(chunk);
      }
      wire.send("1\r\nx\r\n");

      assertTooLarge(wire.reply());
    }
    assertThat(backend.waiting()).isZero();
  }

  @Test
  void answerThatIsTooLargeIsAnInternalError() throws Exception {
    backend.answers(200, "x".repeat(MAX + 1));
    assertThat(deploy().get("/a").status()).isEqualTo(500);
    backend.breaksOff("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(MAX + 1));
    assertThat(deploy().get("/a").status()).isEqualTo(500);
  }

  @Test
  void headHasTheHeadersOnly() throws Exception {
    backend.writes("HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\nETag: e\r\n\r\n");
    DeployedApi api = deploy();
    try (Wire wire = new Wire(plane.port())) {
      for (int i = 0; i < 2; i++) {
        Reply reply = wire.send(Wire.request("HEAD", api.target("/a"))).reply("HEAD");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("e");
        assertThat(reply.header("x-amzn-Remapped-Content-Length")).isEqualTo("20000000");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void someAnswersHaveNoBody(int status) throws Exception {
    backend.answers(status, "", "ETag: e");

    HttpResponse<byte[]> response = deploy().bytes(HttpRequest.newBuilder().GET(), "/a");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("ETag")).hasValue("e");
    assertThat(response.headers().firstValue("Content-Type")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void bodyThatAStatusForbidsIsLeftOut(int status) throws Exception {
    DeployedApi api =
        plane.deploy(
            new SampleApi()
                .route(
                    "GET",
                    "/a",
                    SampleIntegration.http("GET", backend.url())
                        .response(Integer.toString(status), null)));
    for (int i = 0; i < 2; i++) {
      HttpResponse<byte[]> response = api.bytes(HttpRequest.newBuilder().GET(), "/a");
      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.body()).isEmpty();
    }
  }

  @Test
  void compressedBodyPassesUntouchedWhereAllIsBinary() throws Exception {
    byte[] compressed = gzip("hälló ".repeat(1000));
    String bytes = new String(compressed, ISO_8859_1);
    backend.answers(
        request -> Sent.ofBytes(200, bytes, "Content-Encoding: gzip", "Content-Type: text/plain"));

    HttpResponse<byte[]> response =
        deploy("*/*")
            .bytes(
                HttpRequest.newBuilder()
                    .header("Accept-Encoding", "gzip")
                    .POST(BodyPublishers.ofByteArray(compressed)),
                "/a");

    assertThat(response.body()).isEqualTo(compressed);
    assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
    Received received = backend.take();
    assertThat(received.body()).isEqualTo(bytes);
    assertThat(received.header("Accept-Encoding")).isEqualTo("gzip");
  }

  @Test
  void compressionIsNotAskedForUnlessTheClientDoes() throws Exception {
    deploy().get("/a");

    assertThat(backend.take().headerNames()).doesNotContain("Accept-Encoding");
  }

  private static byte[] gzip(String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void assertTooLarge(Reply reply) {
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("RequestTooLargeException");
    assertThat(reply.body())
        .isEqualTo("{\"message\":\"HTTP content length exceeded 10485760 bytes.\"}");
  }

  private DeployedApi deploy(String... binaryMediaTypes) {
    return plane.deploy(
        new SampleApi(binaryMediaTypes)
            .route("ANY", "/a", SampleIntegration.httpProxy("ANY", backend.url() + "/b")));
  }
}
