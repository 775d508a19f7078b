package dev.ingressmap.localstage.execute;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An HTTP server that sends the head of its answer at once, and its body part by part. */
public final class TricklingBackend implements AutoCloseable {

  private static final String END = "end";

  private final BlockingQueue<String> parts = new LinkedBlockingQueue<>();
  private final CountDownLatch left = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  public TricklingBackend() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void sends(String part) {
    parts.add(part);
  }

  public void ends() {
    parts.add(END);
  }

  /** Waits until a caller has gone before the end. */
  void awaitLeft() throws InterruptedException {
    // Only a write can find out.
    while (left.getCount() > 0) {
      parts.add("x".repeat(100_000));
      if (left.await(10, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().add("X-Own", "yes");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      body.flush();
      for (String part = parts.take(); !part.equals(END); part = parts.take()) {
        body.write(part.getBytes(StandardCharsets.UTF_8));
        body.flush();
      }
    } catch (IOException | InterruptedException e) {
      left.countDown();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
