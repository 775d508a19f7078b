package dev.ingressmap.localstage.ingress;

import static dev.ingressmap.answers.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import dev.ingressmap.localstage.backend.Sent;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class IngressProxyTest {

  @AutoClose Backend upstream = new Backend();
  @AutoClose SampleIngress ingress = new SampleIngress(upstream.url());

  @Test
  void requestPassesWithWhatNginxAdds() throws Exception {
    ingress.get(
        "/a",
        "accept: text/html",
        "X-Two: first",
        "X-Two: second",
        "X-Real-IP: 10.0.0.9",
        "X-Forwarded-For: 10.0.0.1",
        "X-Forwarded-For: 10.0.0.2",
        "X-Forwarded-Host: spoofed",
        "X-Forwarded-Port: 1",
        "X-Forwarded-Proto: https",
        "Connection: X-Hop, Upgrade",
        "X-Hop: 1",
        "Keep-Alive: 5",
        "Upgrade: websocket",
        "TE: trailers");

    assertThat(upstream.take().headers())
        .containsExactlyInAnyOrder(
            Map.entry("Host", "a.example.com"),
            Map.entry("Accept", "text/html"),
            Map.entry("X-Two", "first"),
            Map.entry("X-Two", "second"),
            Map.entry("X-Real-IP", "127.0.0.1"),
            Map.entry("X-Forwarded-For", "10.0.0.1, 10.0.0.2, 127.0.0.1"),
            Map.entry("X-Forwarded-Host", "a.example.com"),
            Map.entry("X-Forwarded-Port", Integer.toString(ingress.port())),
            Map.entry("X-Forwarded-Proto", "http"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.example.com:8090", "A.Example.com", "a.example.com."})
  void hostPassesAsItIs(String host) throws Exception {
    ingress.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

    assertThat(upstream.take().header("Host")).isEqualTo(host);
  }

  @Test
  void hostOfTheTargetBeatsTheHeader() throws Exception {
    String request = "GET http://a.example.com:81/x HTTP/1.1\r\nHost: other.org\r\n\r\n";
    assertThat(ingress.send(request).status()).isEqualTo(200);

    Received received = upstream.take();
    assertThat(received.header("Host")).isEqualTo("a.example.com:81");
    assertThat(received.header("X-Forwarded-Host")).isEqualTo("a.example.com:81");
    assertThat(ingress.get("http://other.org/x").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b?c=d&e,/a/b?c=d&e",
    "/a%3Fb%20c%25/,/a%3Fb%20c%25/",
    "/a/b;e=f?//../%2e%2f,/a/b;e=f?//../%2e%2f",
    "/{a}|b?q={}&r=%zz,/%7Ba%7D%7Cb?q=%7B%7D&r=%25zz",
    "http://a.example.com/x?y,/x?y",
  })
  void targetPassesAsItIs(String target, String expected) throws Exception {
    assertThat(ingress.get(target).status()).isEqualTo(200);

    assertThat(upstream.take().target()).isEqualTo(expected);
  }

  @Test
  void answerPassesAsItIs() throws Exception {
    upstream.answers(
        418,
        "body",
        "Set-Cookie: a=b",
        "Set-Cookie: c=d",
        "Server: s",
        "Date: d",
        "Via: 1.1 x",
        "Location: http://elsewhere/",
        "WWW-Authenticate: Basic",
        "Connection: keep-alive",
        "Keep-Alive: 5");

    Reply reply = ingress.get("/");

    assertThat(reply.status()).isEqualTo(418);
    assertThat(reply.body()).isEqualTo("body");
    assertThat(reply.headers().get("set-cookie")).containsExactly("a=b", "c=d");
    assertThat(reply.header("Date")).endsWith("GMT").doesNotContain("d, ");
    assertThat(reply.header("Via")).isEqualTo("1.1 x");
    assertThat(reply.header("Location")).isEqualTo("http://elsewhere/");
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Basic");
    assertThat(reply.headers()).doesNotContainKeys("keep-alive", "server");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 407, 503})
  void nothingIsDoneAboutAStatus(int status) throws Exception {
    upstream.answers(status, "x", "Location: /other");

    assertThat(ingress.get("/").status()).isEqualTo(status);
    assertThat(upstream.waiting()).isEqualTo(1);
  }

  @Test
  void interimAnswersAreWaitedOut() throws Exception {
    upstream.writes("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + Sent.of(200, "done").bytes());

    assertThat(ingress.get("/").body()).isEqualTo("done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "PROPFIND"})
  void methodsAndBodiesPass(String method) throws Exception {
    upstream.answers(request -> Sent.ofBytes(200, request.body()));
    String body = "\u0000\u00FF" + "x".repeat(100_000);

    Reply reply =
        ingress.send(SampleIngress.request(method, "/", "Content-Length: " + body.length()) + body);

    Received received = upstream.take();
    assertThat(received.method()).isEqualTo(method);
    assertThat(received.body()).isEqualTo(body);
    assertThat(received.header("Content-Length")).isEqualTo(Integer.toString(body.length()));
    assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(body.length()));
  }

  @Test
  void headAndNoContentHaveNoBody() throws Exception {
    try (Wire wire = new Wire(ingress.port())) {
      upstream.writes("HTTP/1.1 200 OK\r\nContent-Length: 12345\r\n\r\n");
      Reply head = wire.send(SampleIngress.request("HEAD", "/")).reply("HEAD");
      assertThat(head.header("Content-Length")).isEqualTo("12345");
      upstream.answers(204, "", "ETag: e");
      Reply none = wire.send(SampleIngress.request("GET", "/")).reply("HEAD");
      assertThat(none.status()).isEqualTo(204);
      upstream.answers(200, "next");
      assertThat(wire.send(SampleIngress.request("GET", "/")).reply().body()).isEqualTo("next");
    }
    assertThat(upstream.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5", "Content-Length: 0", "Transfer-Encoding: chunked"})
  void noContentHasNoLengthWhateverTheUpstreamSays(String header) throws Exception {
    upstream.breaksOff("HTTP/1.1 204 No Content\r\n" + header + "\r\n\r\n");

    try (Wire wire = new Wire(ingress.port())) {
      Reply reply = wire.send(SampleIngress.request("GET", "/")).reply("HEAD");
      assertThat(reply.status()).isEqualTo(204);
      assertThat(reply.headers()).doesNotContainKeys("content-length", "transfer-encoding");
      upstream.answers(200, "next");
      assertThat(wire.send(SampleIngress.request("GET", "/")).reply().body()).isEqualTo("next");
    }
  }

  @Test
  void nobodyMakesTheHostAMatterOfOneConnection() throws Exception {
    ingress.get("/", "Connection: Host, X-Real-IP, X-Forwarded-For, X-Hop", "X-Hop: 1");

    Received received = upstream.take();
    assertThat(received.header("Host")).isEqualTo("a.example.com");
    assertThat(received.header("X-Real-IP")).isEqualTo("127.0.0.1");
    assertThat(received.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(received.header("X-Hop")).isEmpty();
  }

  @Test
  void expectationIsMetWhateverTheUpstreamKnows() throws Exception {
    try (Wire wire = new Wire(ingress.port())) {
      wire.send(SampleIngress.request("POST", "/", "Expect: 100-continue", "Content-Length: 2"));
      assertThat(wire.reply("HEAD").status()).isEqualTo(100);
      wire.send("ab");
      assertThat(wire.reply().status()).isEqualTo(200);
    }
    Received received = upstream.take();
    assertThat(received.body()).isEqualTo("ab");
    assertThat(received.header("Expect")).isEmpty();
  }

  @Test
  void bodiesFlowBothWaysAsTheyCome() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SampleIngress streaming = new SampleIngress("http://127.0.0.1:" + server.getLocalPort());
        Wire wire = new Wire(streaming.port())) {
      wire.send(SampleIngress.request("POST", "/", "Content-Length: 8") + "half");
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        readUntil(in, "half");
        out.write(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfirs".getBytes(ISO_8859_1));
        out.flush();
        wire.send("rest");
        readUntil(in, "rest");
        out.write("\r\n4\r\nlast\r\n0\r\n\r\n".getBytes(ISO_8859_1));

        assertThat(wire.reply().body()).isEqualTo("firslast");
      }
    }
  }

  @Test
  void hundredsOfSlowAnswersStopNobody() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    upstream.answers(request -> {
      if (request.target().equals("/slow")) {
        released.await();
      }
      return Sent.of(200, request.target());
    });
    List<Wire> wires = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        wires.add(new Wire(ingress.port()).send(SampleIngress.request("GET", "/slow")));
      }
      eventually(() -> assertThat(upstream.waiting()).isEqualTo(500));
      assertThat(ingress.get("/fast").body()).isEqualTo("/fast");
      released.countDown();
      for (Wire wire : wires) {
        assertThat(wire.reply().body()).isEqualTo("/slow");
      }
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  private static void readUntil(InputStream in, String end) throws Exception {
    StringBuilder read = new StringBuilder();
    while (!read.toString().endsWith(end)) {
      read.append((char) in.read());
    }
  }
}
