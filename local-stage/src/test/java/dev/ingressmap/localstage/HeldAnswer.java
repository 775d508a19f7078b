package dev.ingressmap.localstage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Forwards calls to an API Gateway, and holds back the answer to one of them. */
final class HeldAnswer implements AutoCloseable {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final URI behind;
  private final int number;
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /**
   * Starts forwarding calls.
   *
   * @param number which answer is held back, counted from 1
   */
  HeldAnswer(URI behind, int number) throws IOException {
    this.behind = behind;
    this.number = number;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Waits until the answer is held, so that its call has had its effect. */
  boolean await(long seconds) throws InterruptedException {
    return held.await(seconds, TimeUnit.SECONDS);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      int call = calls.incrementAndGet();
      HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
      if (call == number) {
        held.countDown();
        end.await();
        return;
      }
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (isPassed(name)) {
              exchange.getResponseHeaders().put(name, List.copyOf(values));
            }
          });
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(behind.toString() + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (isPassed(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  private static boolean isPassed(String header) {
    return OF_THE_CONNECTION.stream().noneMatch(header::equalsIgnoreCase);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.close();
    client.close();
  }
}
