package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of backends that go to clients as they arrive. */
@Timeout(60)
class StreamingTest {

  private static final String PATHS =
      """
      x-amazon-apigateway-minimum-compression-size: 0
      paths:
        /trickle:
          x-amazon-apigateway-any-method:
            x-amazon-apigateway-integration:
              {type: http_proxy, httpMethod: ANY, uri: '$trickling', responseTransferMode: STREAM, timeoutInMillis: 900000}
        /short:
          get:
            x-amazon-apigateway-integration:
              {type: http_proxy, httpMethod: GET, uri: '$trickling', responseTransferMode: STREAM, timeoutInMillis: 1000}
        /at-once:
          x-amazon-apigateway-any-method:
            x-amazon-apigateway-integration:
              {type: http_proxy, httpMethod: ANY, uri: '$backend', responseTransferMode: STREAM}
      """;

  @AutoClose private final HttpClient client = HttpClient.newHttpClient();
  @AutoClose private final TricklingBackend trickling = new TricklingBackend();
  @AutoClose private final Backend backend = new Backend();
  @AutoClose private final DataPlane plane = new DataPlane();

  private DeployedApi api;

  StreamingTest() throws IOException {}

  @BeforeEach
  void deploy() {
    api =
        plane.deploy(
            DocumentApi.of(
                PATHS.replace("$trickling", trickling.url()).replace("$backend", backend.url())));
  }

  @Test
  void eachPartArrivesBeforeTheNextIsSent() throws Exception {
    HttpResponse<InputStream> answer = begin("/trickle");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(answer.headers().firstValue("X-Own")).contains("yes");
    assertThat(answer.headers().firstValue("Transfer-Encoding")).contains("chunked");
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    try (InputStream body = answer.body()) {
      for (String part : new String[] {"data: 1\n\n", "data: two\n\n"}) {
        trickling.sends(part);
        assertThat(new String(body.readNBytes(part.length()), StandardCharsets.UTF_8))
            .isEqualTo(part);
      }
      trickling.ends();
      assertThat(body.readAllBytes()).isEmpty();
    }
  }

  @Test
  void moreThanAnAnswerThatIsBufferedMayHave() throws Exception {
    String part = "x".repeat(1_000_000);
    for (int i = 0; i < 40; i++) {
      trickling.sends(part);
    }
    trickling.ends();

    try (InputStream body = begin("/trickle").body()) {
      assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(40_000_000);
    }
  }

  @Test
  void theTimeOfTheIntegrationEndsIt() throws Exception {
    HttpResponse<InputStream> answer = begin("/short");
    try (InputStream body = answer.body()) {
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatBreaksOffBreaksOff() throws Exception {
    backend.breaksOff("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    HttpResponse<InputStream> answer = begin("/at-once");
    try (InputStream body = answer.body()) {
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  /** Else it would take a part for the whole. */
  @Test
  void aClientThatKeepsNoConnectionHearsThatItBrokeOff() throws Exception {
    backend.breaksOff("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    assertThat(closing("/at-once"))
        .contains("Transfer-Encoding: chunked")
        .contains("half")
        .doesNotEndWith("0\r\n\r\n");
    backend.answers(200, "whole");
    assertThat(closing("/at-once")).endsWith("whole\r\n0\r\n\r\n");
  }

  private String closing(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plane.port())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
              .formatted(api.target(path));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aClientThatLeavesLetsTheBackendGo() throws Exception {
    HttpResponse<InputStream> answer = begin("/trickle");
    trickling.sends("a");
    assertThat(answer.body().read()).isEqualTo('a');
    answer.body().close();
    trickling.awaitLeft();
  }

  @Test
  void answersWithoutABodyAreWhole() throws Exception {
    backend.answers(request -> new Sent("HTTP/1.1 204 No Content\r\n\r\n", false));
    assertThat(api.bytes(HttpRequest.newBuilder(), "/at-once").statusCode()).isEqualTo(204);
    backend.answers(request -> new Sent("HTTP/1.1 304 Not Modified\r\nETag: a\r\n\r\n", false));
    assertThat(api.bytes(HttpRequest.newBuilder(), "/at-once").statusCode()).isEqualTo(304);
    backend.answers(200, "");
    assertThat(api.get("/at-once").body()).isEmpty();
    backend.answers(
        request -> new Sent("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Own: 1\r\n\r\n", false));
    Reply head = api.send("HEAD", "/at-once");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("X-Own")).isEqualTo("1");
  }

  @Test
  void failuresBeforeTheBodyAreThoseOfTheGateway() throws Exception {
    backend.breaksOff("");
    assertThat(api.get("/at-once").status()).isEqualTo(504);
    backend.answers(200, "ok", "X-Large: " + "x".repeat(11_000));
    assertThat(api.get("/at-once").status()).isEqualTo(504);
    backend.answers(200, "ok");
    assertThat(api.get("/at-once").body()).isEqualTo("ok");
  }

  @Test
  void anAnswerThatCannotBeOneIsAFailure() throws Exception {
    backend.breaksOff("HTTP/1.1 101 Switching Protocols\r\nX-Own: 1\r\n\r\nother");
    assertThat(api.get("/at-once").status()).isEqualTo(500);
  }

  @Test
  void isRecordedAtItsEnd() throws Exception {
    HttpResponse<InputStream> answer = begin("/trickle");
    assertThat(plane.calls()).isEmpty();
    trickling.sends("12345");
    trickling.ends();
    try (InputStream body = answer.body()) {
      assertThat(body.readAllBytes()).hasSize(5);
    }
    while (plane.calls().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(plane.calls().getFirst().status()).isEqualTo(200);
  }

  private HttpResponse<InputStream> begin(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + plane.port() + api.target(path));
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
  }
}
