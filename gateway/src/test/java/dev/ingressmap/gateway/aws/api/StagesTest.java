package dev.ingressmap.gateway.aws.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Connection;
import dev.ingressmap.gateway.aws.call.Patch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The patches that change a stage. */
class StagesTest {

  private final AtomicReference<String> sent = new AtomicReference<>("");
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            sent.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** AWS applies operations in order. */
  @Test
  void pointsAtTheDeploymentBeforeItSpeaksOfMethods() {
    URI endpoint = URI.create("http://localhost:" + server.getAddress().getPort());
    try (ApiGateway aws = ApiGateway.connect(new Connection(endpoint, "eu-central-1", null))) {
      aws.stages()
          .change("abc", "v1", List.of(Patch.replace("/~1new/GET/metrics/enabled", "true")), "d");
    }

    assertThat(new JsonMapper().readTree(sent.get()).findValuesAsString("path"))
        .containsExactly("/deploymentId", "/~1new/GET/metrics/enabled");
  }
}
