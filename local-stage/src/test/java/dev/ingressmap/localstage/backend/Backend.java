package dev.ingressmap.localstage.backend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An HTTP server that writes any bytes that a test gives it, with a thread for each connection. */
public final class Backend implements AutoCloseable {

  private static final int BACKLOG = 4096;

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ServerSocket server;
  private volatile Answers answers = request -> Sent.of(200, "{}");

  /** The bytes to write for a request. */
  @FunctionalInterface
  public interface Answers {
    Sent to(Received request) throws Exception;
  }

  public Backend() {
    try {
      this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public Backend answers(Answers answers) {
    this.answers = answers;
    return this;
  }

  /** Gives the same answer to every request; headers look like {@code "X-A: b"}. */
  public Backend answers(int status, String body, String... headers) {
    Sent answer = Sent.of(status, body, headers);
    return answers(request -> answer);
  }

  /** Answers with exactly these bytes and leaves the connection open. */
  public Backend writes(String bytes) {
    return answers(request -> new Sent(bytes, false));
  }

  /** Answers with exactly these bytes and closes the connection. */
  public Backend breaksOff(String bytes) {
    return answers(request -> new Sent(bytes, true));
  }

  /** Accepts every request and never answers. */
  public Backend isSilent() {
    return answers(request -> {
      new CountDownLatch(1).await();
      throw new IllegalStateException("it never comes to this");
    });
  }

  public int port() {
    return server.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Waits for the next request. */
  public Received take() throws InterruptedException {
    return requireNonNull(received.poll(10, TimeUnit.SECONDS), "no request came");
  }

  /** How many requests have arrived and were not taken. */
  public int waiting() {
    return received.size();
  }

  public int connections() {
    return connections.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (Received request = Received.read(in); request != null; request = Received.read(in)) {
        received.add(request);
        Sent answer = answers.to(request);
        connection.getOutputStream().write(answer.bytes().getBytes(ISO_8859_1));
        if (answer.last()) {
          return;
        }
      }
    } catch (Exception e) {
      // The client has disconnected, or the test has ended.
    } finally {
      connections.remove(connection);
    }
  }
}
