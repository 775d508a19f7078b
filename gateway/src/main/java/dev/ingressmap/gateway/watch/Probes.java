package dev.ingressmap.gateway.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** {@code /healthz}, {@code /readyz} and {@code /metrics} over HTTP. */
final class Probes implements AutoCloseable {

  /** A client that sends its request slowly must not block the others. */
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "http");
            thread.setDaemon(true);
            return thread;
          });

  private Probes(HttpServer server) {
    this.server = server;
  }

  /** Throws {@link InvalidInput} if the address cannot be used. */
  static Probes start(
      InetSocketAddress address, BooleanSupplier alive, BooleanSupplier ready, Metrics metrics) {
    HttpServer server;
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInput(
          "--http " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage());
    }
    Probes probes = new Probes(server);
    server.setExecutor(probes.threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
              case "/healthz" -> say(exchange, alive.getAsBoolean());
              case "/readyz" -> say(exchange, ready.getAsBoolean());
              case "/metrics" -> {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                metrics.write(body);
                send(exchange, 200, Metrics.type(), body.toByteArray());
              }
              default -> text(exchange, 404, "not found\n");
            }
          }
        });
    server.start();
    return probes;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void say(HttpExchange exchange, boolean good) throws IOException {
    text(exchange, good ? 200 : 503, good ? "ok\n" : "check failed\n");
  }

  private static void text(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
