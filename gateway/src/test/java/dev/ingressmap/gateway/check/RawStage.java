package dev.ingressmap.gateway.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stand-in for a stage, which writes any bytes that a test gives it. */
final class RawStage implements AutoCloseable {

  private final ServerSocket server;
  private final Answers answers;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** The bytes to write for a request, whose head is given. */
  @FunctionalInterface
  interface Answers {
    void write(String request, OutputStream to) throws IOException;
  }

  RawStage(Answers answers) {
    this.answers = answers;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  static RawStage of(String answer) {
    return new RawStage((request, to) -> to.write(answer.getBytes(ISO_8859_1)));
  }

  StageUrl url(String path) {
    return new StageUrl(URI.create("http://127.0.0.1:" + server.getLocalPort()), path);
  }

  /** The request lines so far. */
  List<String> lines() {
    return lines;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "raw stage");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        StringBuilder head = new StringBuilder();
        for (String header = line; !header.isEmpty(); header = in.readLine()) {
          head.append(header).append('\n');
        }
        answers.write(head.toString(), socket.getOutputStream());
      }
    } catch (IOException e) {
      // The client has closed the connection.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
