package dev.ingressmap.gateway.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An API Gateway without resources, next to a Route 53 without records. */
final class EmptyApiGateway implements AutoCloseable {

  private final HttpServer server;

  EmptyApiGateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/restapis", 200, "{}");
    answer("/apikeys", 200, "{}");
    answer("/usageplans", 200, "{}");
    answer("/clientcertificates", 200, "{}");
    answer("/domainnames", 404, "{\"message\": \"Invalid domain name identifier specified\"}");
    answer("/2013-04-01", 200, "<ListResourceRecordSetsResponse/>");
    server.start();
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("x-amzn-ErrorType", "NotFoundException");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  String option() {
    return "--endpoint-url=http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
