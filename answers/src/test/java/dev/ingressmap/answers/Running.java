package dev.ingressmap.answers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that runs on ports of its own. */
public record Running(ConfigurableApplicationContext context) implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public static Running start(SpringApplication application, String... arguments) {
    Stream<String> always =
        Stream.of("--server.port=0", "--management.server.port=0", "--logging.level.root=warn");
    return new Running(
        application.run(Stream.concat(always, Stream.of(arguments)).toArray(String[]::new)));
  }

  public int port() {
    return port("local.server.port");
  }

  public int managementPort() {
    return port("local.management.port");
  }

  /** The response to a GET; headers alternate names and values. */
  public HttpResponse<String> get(String target, String... headers)
      throws IOException, InterruptedException {
    return send(port(), "GET", target, headers);
  }

  public HttpResponse<String> send(String method, String target, String... headers)
      throws IOException, InterruptedException {
    return send(port(), method, target, headers);
  }

  /** The response to a GET on the management port. */
  public HttpResponse<String> manage(String target) throws IOException, InterruptedException {
    return send(managementPort(), "GET", target);
  }

  @Override
  public void close() {
    context.close();
  }

  private int port(String name) {
    return context.getEnvironment().getRequiredProperty(name, Integer.class);
  }

  private static HttpResponse<String> send(
      int port, String method, String target, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + target))
            .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
