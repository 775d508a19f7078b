package dev.ingressmap.localstage.execute;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection is kept for the next call, but not forever. */
@Timeout(20)
class KeepAliveTest {

  @AutoClose Backend backend = new Backend();

  @Test
  void connectionIsUsedAgain() throws Exception {
    try (DataPlane plane = new DataPlane()) {
      DeployedApi api = deploy(plane);
      for (int i = 0; i < 3; i++) {
        assertThat(api.get("/fast").status()).isEqualTo(200);
      }
      assertThat(backend.connections()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerSaysWhetherTheConnectionStays() throws Exception {
    // Recorded from AWS: each answer over HTTP/1.1 says so.
    try (DataPlane plane = new DataPlane();
        Wire wire = new Wire(plane.port())) {
      String target = deploy(plane).target("/fast");
      wire.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(wire.reply().header("Connection")).isEqualTo("keep-alive");
      wire.send("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(wire.reply().header("Connection")).isEqualTo("close");
    }
  }

  @Test
  void idleConnectionIsClosedAndSlowCallIsNot() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    backend.answers(request -> {
      if (request.target().equals("/slow")) {
        released.await();
      }
      return Sent.of(200, request.target());
    });
    try (DataPlane plane = new DataPlane(Duration.ofMillis(200));
        Wire slow = new Wire(plane.port())) {
      DeployedApi api = deploy(plane);
      slow.send(Wire.request("GET", api.target("/slow")));
      backend.take();
      assertThat(api.get("/fast").body()).isEqualTo("/fast");

      eventually(() -> assertThat(backend.connections()).isEqualTo(1));
      released.countDown();

      assertThat(slow.reply().body()).isEqualTo("/slow");
      eventually(() -> assertThat(backend.connections()).isZero());
      assertThat(api.get("/fast").body()).isEqualTo("/fast");
    }
  }

  private DeployedApi deploy(DataPlane plane) {
    SampleIntegration proxy =
        SampleIntegration.httpProxy("GET", backend.url() + "/{name}")
            .parameter("path.name", "method.request.path.name");
    return plane.deploy(new SampleApi().route("GET", "/{name}", proxy));
  }
}
