package dev.ingressmap.localstage.execute;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Waiting calls hold no threads, so other calls get through, however many are waiting. */
@Isolated("counts the threads of the JVM")
class NonBlockingTest {

  private static final int SLOW = 1_000;

  @AutoClose DataPlane plane = new DataPlane();
  @AutoClose Backend backend = new Backend();

  @Test
  void thousandSlowBackendsStopNobody() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    backend.answers(request -> {
      if (request.target().equals("/slow")) {
        released.await();
      }
      return Sent.of(200, request.target());
    });
    DeployedApi api = deploy();
    int threads = Thread.activeCount();
    List<Wire> wires = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW; i++) {
        wires.add(new Wire(plane.port()).send(Wire.request("GET", api.target("/slow"))));
      }
      eventually(() -> assertThat(backend.waiting()).isEqualTo(SLOW));

      long begin = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        // To the same backend, to no backend, and to the next handler.
        assertThat(api.get("/fast").body()).isEqualTo("/fast");
        assertThat(api.get("/mock").body()).isEqualTo("mock");
        assertThat(Wire.exchange(plane.port(), "GET", "/").body()).isEqualTo("other");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
      assertThat(Thread.activeCount() - threads).isLessThan(SLOW / 4);

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

  @Test
  void namesAreLookedUpElsewhere() throws Exception {
    DeployedApi api =
        plane.deploy(
            new SampleApi()
                .route("GET", "/mock", SampleIntegration.saying("mock"))
                .route(
                    "GET",
                    "/{name}",
                    SampleIntegration.httpProxy("GET", "http://{name}.invalid/")
                        .timeout(300)
                        .parameter("path.name", "method.request.path.name")));
    List<Wire> wires = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        wires.add(new Wire(plane.port()).send(Wire.request("GET", api.target("/name" + i))));
      }
      assertThat(api.get("/mock").body()).isEqualTo("mock");
      for (Wire wire : wires) {
        assertThat(wire.reply().status()).isIn(500, 504);
      }
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  private DeployedApi deploy() {
    SampleIntegration proxy =
        SampleIntegration.httpProxy("GET", backend.url() + "/{name}")
            .parameter("path.name", "method.request.path.name");
    return plane.deploy(
        new SampleApi()
            .route("GET", "/{name}", proxy)
            .route("GET", "/mock", SampleIntegration.saying("mock")));
  }
}
