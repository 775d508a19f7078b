package dev.ingressmap.localstage;

import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.localstage.execute.IngressHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands for every host of the map, and answers which one was called. */
final class NamingBackend implements AutoCloseable {

  private final HttpServer server;

  NamingBackend() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] host =
                exchange.getRequestHeaders().getFirst("Host").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, host.length);
            exchange.getResponseBody().write(host);
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
