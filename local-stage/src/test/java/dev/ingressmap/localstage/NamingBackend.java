package dev.ingressmap.localstage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A backend for every host of the map. It answers with the host that was called, or with another
 * part of the call.
 */
final class NamingBackend implements AutoCloseable {

  private final HttpServer server;

  NamingBackend() throws IOException {
    this(call -> call.getRequestHeaders().getFirst("Host"));
  }

  NamingBackend(Function<HttpExchange, String> answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = answer.apply(exchange).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  IngressHosts asIngress() {
    return new IngressHosts(host -> true, server.getAddress());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
