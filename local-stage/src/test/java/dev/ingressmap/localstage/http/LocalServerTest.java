package dev.ingressmap.localstage.http;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.answers.connection.RequestTimes;
import dev.ingressmap.localstage.execute.ErrorAnswers;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalServerTest {

  private static final RequestTimes TIMES =
      new RequestTimes(Duration.ofMillis(300), Duration.ofMillis(600));

  @ParameterizedTest
  @ValueSource(strings = {"GET /", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"})
  void dripIsCutOff(String begin) throws Exception {
    try (LocalServer server = new LocalServer(LocalServer.loopback(0), 10_240, TIMES)) {
      server.start(new Echo(), new ErrorAnswers());
      try (Wire wire = new Wire(server.address().getPort())) {
        wire.send(begin);
        drip(wire);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2c", "websocket", "x"})
  void anUpgradeThatCannotBeMadeIsNone(String protocol) throws Exception {
    try (LocalServer server = new LocalServer(LocalServer.loopback(0), 10_240, TIMES)) {
      server.start(new Echo(), new ErrorAnswers());
      try (Wire wire = new Wire(server.address().getPort())) {
        wire.send("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: " + protocol + "\r\n\r\n");
        assertThat(wire.reply().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void halfARequestIsToldOfTheEnd() throws Exception {
    @Nullable Reply reply = null;
    for (int tries = 0; reply == null && tries < 50; tries++) {
      reply = endInHalfARequest();
    }

    assertThat(reply).isNotNull();
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Connection")).isEqualTo("close");
    assertThat(reply.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
  }

  /** The server's answer when it is stopped; null if it had not read the half request by then. */
  private static @Nullable Reply endInHalfARequest() throws Exception {
    LocalServer server = new LocalServer(LocalServer.loopback(0), 10_240);
    server.start(new Echo(), new ErrorAnswers());
    int port = server.address().getPort();
    try (Wire wire = new Wire(port)) {
      wire.send("GET / HTTP/1.1\r\nHost: a\r\n");
      eventually(() -> assertThat(Wire.exchange(port, "GET", "/").status()).isEqualTo(200));
      server.close();
      return wire.reply();
    } catch (EOFException e) {
      return null;
    }
  }

  private static void drip(Wire wire) throws IOException {
    try {
      for (int i = 0; i < 500; i++) {
        wire.send("x");
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    } catch (SocketException e) {
      return;
    }
    throw new AssertionError("it was served for 10 s");
  }

  private static final class Echo extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      Content.Sink.write(response, true, Content.Source.asString(request), callback);
      return true;
    }
  }
}
