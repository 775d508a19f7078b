package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.settings.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of backends, as callers of a stage see them. */
@Timeout(60)
class BackendFaultsOfStageTest {

  @AutoClose private final Caller caller = new Caller();

  @Test
  void areThereUntilAReset() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    URI process = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (LocalStage stage =
        LocalStage.start(
            new LocalStageSettings(
                0,
                0,
                "../k8s/base",
                Map.of("healthy-app", process, "default-http-backend", process)),
            List.of(Settings.DEFAULT))) {
      URI rules = URI.create(stage.endpoint() + "/_local/backends");
      URI health = URI.create(stage.first().invokeUrl() + "/health");
      assertThat(caller.get(health).getStatus()).isEqualTo(204);

      ContentResponse set = caller.put(rules, "healthy-app status 503");

      assertThat(set.getStatus()).as(set.getContentAsString()).isEqualTo(200);
      assertThat(set.getContentAsString()).endsWith("/healthy-app status 503\n");
      ContentResponse failed = caller.get(health);
      assertThat(failed.getStatus()).isEqualTo(503);
      assertThat(failed.getContentAsString()).contains("a fault that is set at /_local/backends");
      assertThat(caller.post(health, "x".repeat(9_000_000)).getStatus())
          .as("a client that sends for long")
          .isEqualTo(503);
      assertThat(calls).hasValue(1);
      assertThat(caller.send("DELETE", rules, "Origin", "http://evil.example").getStatus())
          .isEqualTo(403);
      assertThat(caller.get(health).getStatus()).isEqualTo(503);
      ContentResponse refused = caller.put(rules, "healty-app delay 1");
      assertThat(refused.getStatus()).isEqualTo(400);
      assertThat(refused.getContentAsString()).contains("did you mean", "healthy-app?");

      ContentResponse reset = caller.post(URI.create(stage.endpoint() + "/_local/reset"), "");

      assertThat(reset.getStatus()).isEqualTo(200);
      assertThat(caller.get(rules).getContentAsString()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void needAnIngress() throws Exception {
    try (LocalStage stage = LocalStage.start(new LocalStageSettings(0, 0, null, Map.of()))) {
      assertThat(caller.get(URI.create(stage.endpoint() + "/_local/backends")).getStatus())
          .isEqualTo(404);
    }
  }
}
