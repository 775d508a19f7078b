package dev.ingressmap.answers;

import static dev.ingressmap.answers.Eventually.eventually;
import static dev.ingressmap.answers.Wire.request;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class SelectorThreadTest {

  private static final int QUEUE = 16;

  private final List<Wire> wires = new ArrayList<>();
  private Running service;

  @BeforeEach
  void start() throws Exception {
    service =
        Running.start(
            Sample.application(),
            "--server.jetty.threads.max=8",
            "--server.jetty.threads.max-queue-capacity=" + QUEUE);
    for (int i = 0; i < 2 * QUEUE; i++) {
      Wire wire = new Wire(service.port());
      assertThat(wire.send(request("GET", "/known")).reply().status()).isEqualTo(200);
      wires.add(wire);
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (Wire wire : wires) {
      wire.close();
    }
    service.close();
  }

  @Test
  void answersWhileEveryThreadIsBusyAndRefusesWhatWouldNeedOne() throws Exception {
    Wire free = wires.removeLast();
    for (Wire wire : wires) {
      wire.send(request("GET", "/wait"));
    }
    eventually(() -> {
      assertThat(pool().getQueueSize()).isEqualTo(QUEUE);
      assertThat(pool().getIdleThreads()).isZero();
    });

    for (int i = 0; i < 100; i++) {
      assertThat(free.send(request("GET", "/known")).reply().body()).isEqualTo("known");
    }
    assertThat(free.send(request("GET", "/spring")).reply().status()).isEqualTo(503);

    service.context().getBean(Sample.class).released.countDown();
    for (Wire wire : wires) {
      assertThat(wire.reply().status()).isIn(200, 503);
    }
  }

  private QueuedThreadPool pool() {
    WebServerApplicationContext context = (WebServerApplicationContext) service.context();
    JettyWebServer server = (JettyWebServer) requireNonNull(context.getWebServer());
    return (QueuedThreadPool) server.getServer().getThreadPool();
  }
}
