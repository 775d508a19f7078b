package dev.ingressmap.k8s.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Sends requests to an ingress, each on its own connection, and without retries. */
public record IngressClient(InetSocketAddress address) {

  private static final int PATIENCE_MS = 20_000;

  /** The answer to a GET; headers are lines, such as {@code Accept: text/html}. */
  public Answer get(String host, String path, String... headers) throws IOException {
    String head =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\n"
            + String.join("", Stream.of(headers).map(h -> h + "\r\n").toList())
            + "\r\n";
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE_MS);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return Answer.parse(
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A complete answer. */
  public record Answer(int status, String head, String body) {

    private static Answer parse(String text) throws IOException {
      int end = text.indexOf("\r\n\r\n");
      if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
        throw new IOException("no answer, but: " + text);
      }
      Answer answer =
          new Answer(
              Integer.parseInt(text.substring(9, 12)),
              text.substring(0, end),
              text.substring(end + 4));
      String length = "\r\nContent-Length: " + answer.body.getBytes(StandardCharsets.UTF_8).length;
      if (answer.head.contains("\r\nContent-Length: ") && !answer.head.contains(length)) {
        throw new IOException("cut short: " + text);
      }
      return answer;
    }
  }
}
