package dev.ingressmap.localstage.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ingress and nginx treat bytes in the same way: both refuse them or pass them on. */
@Timeout(60)
class NginxPeerTest {

  private static final String HEAD = " / HTTP/1.1\r\nHost: a.example.com\r\n";

  /** A request that no client sent, hidden in the body of another one. */
  private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: a.example.com\r\n\r\n";

  @TempDir static Path folder;

  @AutoClose private final Backend behindNginx = new Backend();
  @AutoClose private final Backend behindIngress = new Backend();

  @AutoClose
  private final Nginx nginx =
      Nginx.start(
          folder,
          Nginx.Controller.F5,
          SampleMap.of("Prefix a.example.com/ service").map(),
          behindNginx.port());

  @AutoClose private final SampleIngress ingress = new SampleIngress(behindIngress.url());

  NginxPeerTest() throws Exception {}

  @BeforeAll
  static void needsNginx() throws Exception {
    assumeTrue(Nginx.isInstalled(), Nginx.ABSENT);
  }

  static Stream<String> bodiesOfUnusualMethods() {
    String chunk = "%x\r\n%s\r\n0\r\n\r\n".formatted(HIDDEN.length(), HIDDEN);
    return Stream.of("GET", "HEAD", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "POST", "PUT")
        .flatMap(method ->
            Stream.of(
                method + HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunk,
                method
                    + HEAD
                    + "Transfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n"
                    + chunk,
                method + HEAD + "Content-Length: " + HIDDEN.length() + "\r\n\r\n" + HIDDEN,
                method
                    + HEAD
                    + "Connection: content-length, host, transfer-encoding\r\nContent-Length: "
                    + HIDDEN.length()
                    + "\r\n\r\n"
                    + HIDDEN));
  }

  @ParameterizedTest
  @MethodSource("bodiesOfUnusualMethods")
  void bodyIsNeverARequest(String request) throws Exception {
    String bytes = request + "GET /next" + HEAD.substring(2) + "\r\n";

    List<String> passed = passed(ingress.port(), behindIngress, bytes);

    assertThat(passed).isEqualTo(passed(nginx.address().getPort(), behindNginx, bytes));
    assertThat(passed).hasSize(4).doesNotContain("GET /hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.0\r\nHost: a.example.com\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST{head}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST{head}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        "POST{head}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST{head}Transfer-Encoding: identity\r\n\r\n",
        "POST{head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST{head}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "POST{head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST{head}Content-Length: 1\r\nContent-Length: 1\r\n\r\nx",
        "POST{head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        "POST{head}Content-Length: +1\r\n\r\nx",
        "POST{head}Content-Length: 1,1\r\n\r\nx",
        "POST{head}Content-Length: 0x1\r\n\r\nx",
        "POST{head}Content-Length: 99999999999999999999\r\n\r\nx",
        "TRACE{head}\r\n",
        "get{head}\r\n",
        "Get{head}\r\n",
        "GET / http/1.1\r\nHost: a.example.com\r\n\r\n",
        "GET / Http/1.1\r\nHost: a.example.com\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a.example.com\r\n\r\n",
        "GET / HTTP/1.1x\r\nHost: a.example.com\r\n\r\n",
        "GET / FTP/1.1\r\nHost: a.example.com\r\n\r\n",
        "G(T{head}\r\n",
        "GET  / HTTP/1.1\r\nHost: a.example.com\r\nHost: b.example.com\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a.example.com\r\nHost: b.example.com\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a.example.com/x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a example.com\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET{head}X : y\r\n\r\n",
        "GET{head}X: a\r\n b\r\n\r\n",
        "GET{head}X: \u0000\r\n\r\n",
        "GET{head}: y\r\n\r\n",
        "GET /%u0041 HTTP/1.1\r\nHost: a.example.com\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a.example.com\r\n\r\n",
        "GET /% HTTP/1.1\r\nHost: a.example.com\r\n\r\n",
        "GET a HTTP/1.1\r\nHost: a.example.com\r\n\r\n",
        "GET /\u0001 HTTP/1.1\r\nHost: a.example.com\r\n\r\n",
        "GET /\u007f HTTP/1.1\r\nHost: a.example.com\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: a.example.com\r\n\r\n",
        "POST{head}Transfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n",
        "POST{head}Transfer-Encoding: chunked\r\n\r\n0x1\r\nx\r\n0\r\n\r\n",
        "POST{head}Transfer-Encoding: chunked\r\n\r\n1\r\nxyz\r\n0\r\n\r\n",
        "POST{head}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nx\r\n0\r\n\r\n",
      })
  void whatNginxRefusesIsRefused(String request) throws Exception {
    String bytes = request.replace("{head}", HEAD);

    assertThat(statusOf(nginx.address().getPort(), bytes)).as("nginx").isBetween(400, 505);
    assertThat(statusOf(ingress.port(), bytes)).isBetween(400, 505).isNotEqualTo(500);
    assertThat(behindIngress.waiting()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET{head}\r\n",
        "GET{head}Connection: Host\r\n\r\n",
        "GET{head}Connection: close, host, X-Real-IP, X-Forwarded-For\r\n\r\n",
        "GET / HTTP/1.1\nHost: a.example.com\n\n",
        "M-SEARCH{head}\r\n",
        "GET http://a.example.com/x HTTP/1.1\r\nHost: other\r\n\r\n",
        "POST{head}Transfer-Encoding: Chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
        "POST{head}Transfer-Encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0\r\nTrailer: x\r\n\r\n",
        "POST{head}Content-Length: 0\r\n\r\n",
        "POST{head}\r\n",
        "GET /\u00ff|{}^\"<> HTTP/1.1\r\nHost: a.example.com\r\n\r\n",
      })
  void whatNginxPassesIsPassed(String request) throws Exception {
    String bytes = request.replace("{head}", HEAD);

    assertThat(statusOf(nginx.address().getPort(), bytes)).as("nginx").isEqualTo(200);
    assertThat(statusOf(ingress.port(), bytes)).isEqualTo(200);
    Received received = behindIngress.take();
    Received expected = behindNginx.take();
    assertThat(received.method()).isEqualTo(expected.method());
    assertThat(received.body()).isEqualTo(expected.body());
    assertThat(received.header("Host")).isEqualTo(expected.header("Host"));
  }

  /** What a backend received of two requests on one connection: their lines and bodies. */
  private static List<String> passed(int port, Backend backend, String bytes) throws Exception {
    try (Wire wire = new Wire(port)) {
      wire.send(bytes);
      assertThat(wire.reply(bytes.split(" ", 2)[0]).status()).isEqualTo(200);
      assertThat(wire.reply("GET").status()).isEqualTo(200);
    }
    List<String> passed = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Received received = backend.take();
      passed.add(received.method() + " " + received.target());
      passed.add(received.body());
    }
    assertThat(backend.waiting()).isZero();
    return passed;
  }

  /** The status. A connection that is closed without an answer is a refusal too. */
  private static int statusOf(int port, String bytes) throws IOException {
    try (Wire wire = new Wire(port)) {
      Reply reply = wire.send(bytes).reply(bytes.split(" ", 2)[0]);
      return reply.status();
    } catch (EOFException | SocketException e) {
      return 400;
    }
  }
}
