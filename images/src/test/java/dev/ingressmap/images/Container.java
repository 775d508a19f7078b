package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A container that runs, or has run. */
public record Container(String id) implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The port of this machine at which a port of the container is. */
  public int port(int inside) {
    String published = Docker.run("port", id, String.valueOf(inside));
    return Integer.parseInt(published.substring(published.lastIndexOf(':') + 1));
  }

  public HttpResponse<String> get(int inside, String path)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(inside, path)).build());
  }

  /** Sends a body in JSON. */
  public HttpResponse<String> post(int inside, String path, String json)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(inside, path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private URI uri(int inside, String path) {
    return URI.create("http://127.0.0.1:" + port(inside) + path);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  /** Waits until it answers so. */
  public Container awaitStatus(int inside, String path, int status) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      assertThat(inspect("{{.State.Running}}")).as("it ended: %s", logs()).isEqualTo("true");
      try {
        if (get(inside, path).statusCode() == status) {
          return this;
        }
      } catch (IOException e) {
        // Docker's proxy accepts before the service does.
      }
      Thread.sleep(20);
    }
    throw new AssertionError("no " + status + " from " + path + ": " + logs());
  }

  public String logs() {
    return Docker.run("logs", id);
  }

  /** Its logs, as soon as they have a text. They may be written after what they tell of. */
  public String logsWith(String text) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!logs().contains(text) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    return logs();
  }

  public String inspect(String template) {
    return Docker.run("inspect", "--format", template, id);
  }

  @Override
  public void close() {
    Docker.run("rm", "--force", "--volumes", id);
  }
}
