package dev.ingressmap.answers;

import static dev.ingressmap.answers.Eventually.eventually;
import static dev.ingressmap.answers.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send without end hold nothing for ever. */
@Timeout(60)
class BoundedClientsTest {

  @AutoClose private final Running service = Running.start(Sample.application());

  @ParameterizedTest
  @ValueSource(strings = {"/known", "/spring", "/nothing"})
  void bodyWithoutEndIsNotRead(String target) throws Exception {
    String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
    int sent = 0;
    try (Wire wire = new Wire(service.port())) {
      wire.send("POST " + target + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      try {
        for (; sent < 1_000; sent++) {
          wire.send(chunk);
        }
      } catch (SocketException e) {
        // It has closed the connection.
      }
    }
    // Its limit, and what the kernel holds.
    assertThat(sent * 65_536L).isLessThan(30_000_000);
    assertThat(service.get("/known").body()).isEqualTo("known");
  }

  @Test
  void largeBodyThatNobodyWantsEndsTheConnection() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      Reply reply = wire.send(request("POST", "/known", "Content-Length: 300000000")).reply("POST");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Connection")).isEqualTo("close");
    }
    try (Wire wire = new Wire(service.port())) {
      String body = "x".repeat(1024 * 1024);
      wire.send("POST /known HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n");
      wire.send(body + request("GET", "/known"));
      assertThat(wire.reply().header("Connection")).isEmpty();
      assertThat(wire.reply().body()).isEqualTo("known");
    }
  }

  /** As nginx refuses them, so that no two servers read them differently. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "get /known HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /known http/1.1\r\nHost: a\r\n\r\n",
        "POST /known HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /known HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      })
  void oddRequestsAreRefused(String bytes) throws Exception {
    for (int port : new int[] {service.port(), service.managementPort()}) {
      try (Wire wire = new Wire(port)) {
        assertThat(wire.send(bytes).reply().status()).isEqualTo(400);
      }
    }
  }

  @Test
  void halfARequestIsToldThatTheServiceEnds() throws Exception {
    boolean told = false;
    for (int tries = 0; !told && tries < 20; tries++) {
      told = endsInHalfARequest();
    }
    assertThat(told).isTrue();
  }

  /** Whether all that sent half a request got an answer: one is only read if there was time. */
  private static boolean endsInHalfARequest() throws Exception {
    List<Wire> wires = new ArrayList<>();
    try (Running ending = Running.start(Sample.application())) {
      for (String target : List.of("/known", "/spring", "/nothing", "/known")) {
        wires.add(new Wire(ending.port()).send("GET " + target + " HTTP/1.1\r\nHost: a\r\n"));
      }
      eventually(() -> assertThat(ending.get("/known").body()).isEqualTo("known"));
      Thread end = Thread.ofVirtual().start(ending::close);
      for (Wire wire : wires) {
        Reply reply = wire.reply();
        assertThat(reply.status()).isIn(200, 404, 503);
        if (reply.status() == 503) {
          assertThat(reply.header("Connection")).isEqualTo("close");
          assertThat(reply.body()).contains("\"status\":503");
        }
      }
      assertThat(end.join(Duration.ofSeconds(20))).isTrue();
      return true;
    } catch (EOFException e) {
      return false;
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  @Test
  void clientThatIsGoneInAHeadIsNobodysFault() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send("GET /known HTTP/1.1\r\nHost: a\r\n").endOfRequests();
      assertThat(wire.reply().status()).isEqualTo(400);
    } catch (IOException e) {
      // Closed without a word, which is as good.
    }
  }
}
