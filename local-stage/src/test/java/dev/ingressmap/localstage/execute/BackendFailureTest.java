package dev.ingressmap.localstage.execute;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.gateway.ClosedPort;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.model.api.IntegrationType;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class BackendFailureTest {

  private static final String NETWORK =
      "504 InternalServerErrorException {\"message\":\"Network error communicating with endpoint\"}";
  private static final String TIMEOUT =
      "504 InternalServerErrorException {\"message\":\"Endpoint request timed out\"}";
  private static final String INTERNAL =
      "500 InternalServerErrorException {\"message\": \"Internal server error\"}";

  @AutoClose DataPlane plane = new DataPlane();
  @AutoClose Backend backend = new Backend();

  @Test
  void refusedConnectionIsANetworkError() throws Exception {
    try (ClosedPort closed = new ClosedPort()) {
      assertThat(call(closed.url() + "/")).isEqualTo(NETWORK);
    }
  }

  @Test
  void silenceIsATimeout() throws Exception {
    backend.isSilent();
    long begin = System.nanoTime();

    assertThat(call(SampleIntegration.httpProxy("GET", backend.url()).timeout(300)))
        .isEqualTo(TIMEOUT);

    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofMillis(290), Duration.ofSeconds(5));
  }

  @Test
  void halfAnAnswerIsATimeout() throws Exception {
    backend.writes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");

    assertThat(call(SampleIntegration.http("GET", backend.url()).timeout(300).response("200", "")))
        .isEqualTo(TIMEOUT);
  }

  @Test
  void connectionThatIsNeverAcceptedIsATimeout() throws Exception {
    // A documentation address: packets to it get lost, or a router reports an error.
    assertThat(call(SampleIntegration.httpProxy("GET", "http://192.0.2.1/").timeout(300)))
        .isIn(TIMEOUT, NETWORK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://nothing.invalid/",
        "http://${stageVariables.none}/",
        "http://{none}/",
        "http://a b/",
        "http://[::1/",
        "http://a:port/",
        "http://a:70000/",
        "http://:80/",
        "http://%00/",
      })
  void addressThatIsNoneIsAnInternalError(String uri) throws Exception {
    String legal = uri.replace(" ", "%20");

    assertThat(call(legal)).isEqualTo(INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage\r\n\r\n",
        "\u0000\u0001\u0002\u0003",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbody\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbo",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 99 Odd\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1",
        "HTTP/9.9 200 OK\r\n\r\n",
        "<html>\r\n",
      })
  void brokenAnswerIsANetworkError(String bytes) throws Exception {
    backend.breaksOff(bytes);

    assertThat(call(backend.url())).isEqualTo(NETWORK);

    backend.answers(200, "fine");
    assertThat(call(backend.url())).startsWith("200").endsWith("fine");
  }

  @Test
  void otherProtocolIsAnInternalError() throws Exception {
    backend.writes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");

    assertThat(call(backend.url())).isEqualTo(INTERNAL);
  }

  @Test
  void headersWithoutEndAreANetworkError() throws Exception {
    backend.breaksOff("HTTP/1.1 200 OK\r\nX: " + "x".repeat(1_000_000));

    assertThat(call(backend.url())).isEqualTo(NETWORK);
  }

  @Test
  void headersOfTenKilobytesPass() throws Exception {
    backend.answers(200, "fine", "X-A: " + "x".repeat(10_000), "Date: d");
    DeployedApi api = deploy(SampleIntegration.httpProxy("GET", backend.url()));

    assertThat(api.get("/a").header("X-A")).hasSize(10_000);
  }

  @Test
  void moreHeadersAreANetworkError() throws Exception {
    backend.answers(200, "fine", "X-A: " + "x".repeat(6_000), "X-B: " + "x".repeat(6_000));

    assertThat(call(backend.url())).isEqualTo(NETWORK);
  }

  @Test
  void bodyOfTenMegabytesPasses() throws Exception {
    backend.answers(200, "x".repeat(BackendClient.MAX_BODY));
    DeployedApi api = deploy(SampleIntegration.httpProxy("GET", backend.url()));

    assertThat(api.get("/a").body()).hasSize(BackendClient.MAX_BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 10485761", "X-Length: unknown"})
  void largerBodyIsAnInternalError(String header) throws Exception {
    backend.breaksOff(
        "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n" + "x".repeat(BackendClient.MAX_BODY + 1));

    assertThat(call(backend.url())).isEqualTo(INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"request", "response"})
  void mappingThatMakesTooManyHeadersIsAnInternalError(String side) throws Exception {
    String template =
        "#set($context." + side + "Override.header.X = \"" + "x".repeat(200_000) + "\")";
    SampleIntegration integration =
        SampleIntegration.http("GET", backend.url())
            .template("application/json", side.equals("request") ? template : "")
            .response("200", "", Map.of(), Map.of("application/json", template + "body"));

    assertThat(call(integration)).isEqualTo(INTERNAL);
  }

  @Test
  void connectionThatWasClosedMeanwhileIsNotUsedAgain() throws Exception {
    DeployedApi api = deploy(SampleIntegration.httpProxy("GET", backend.url()));
    for (int i = 0; i < 50; i++) {
      backend.breaksOff("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      assertThat(api.get("/a").body()).isEqualTo("ok");
    }
  }

  @Test
  void requestThatMayHaveBeenActedUponIsNotRepeated() throws Exception {
    DeployedApi api = deploy(SampleIntegration.httpProxy("POST", backend.url()));
    assertThat(api.get("/a").status()).isEqualTo(200);
    backend.breaksOff("");

    assertThat(api.get("/a").status()).isEqualTo(504);
    assertThat(backend.waiting()).isEqualTo(2);
  }

  @Test
  void brokenAnswerIsNotAskedForAgain() throws Exception {
    backend.breaksOff("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");

    assertThat(call(backend.url())).isEqualTo(NETWORK);
    assertThat(backend.waiting()).isEqualTo(1);
  }

  @Test
  void plainTextWhereTlsIsSpokenIsAnInternalError() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var _ = Thread.ofVirtual().start(() -> refuseOne(plain));

      assertThat(call("https://127.0.0.1:" + plain.getLocalPort() + "/")).isEqualTo(INTERNAL);
    }
  }

  @Test
  void integrationOfAwsIsNotRunHere() throws Exception {
    String uri = "arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem";

    assertThat(call(SampleIntegration.ofType(IntegrationType.AWS, uri)))
        .startsWith("501 NotImplementedException");
  }

  /** Answers like a plain HTTP server that sees TLS. Unread bytes would reset the connection. */
  private static void refuseOne(ServerSocket plain) {
    try (Socket connection = plain.accept()) {
      var hello = new DataInputStream(connection.getInputStream());
      hello.skipNBytes(3);
      hello.skipNBytes(hello.readUnsignedShort());
      connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String call(String uri) throws Exception {
    return call(SampleIntegration.httpProxy("GET", uri));
  }

  private String call(SampleIntegration integration) throws Exception {
    Reply reply = deploy(integration).get("/a");
    return reply.status() + " " + reply.header("x-amzn-ErrorType") + " " + reply.body();
  }

  private DeployedApi deploy(SampleIntegration integration) {
    return plane.deploy(new SampleApi().route("GET", "/a", integration));
  }
}
