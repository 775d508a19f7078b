package dev.ingressmap.answers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One connection: it sends whatever bytes a test likes and reads responses as HTTP/1.1 frames them.
 */
public final class Wire implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  public Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** The reply to one request on a connection of its own. */
  public static Reply exchange(int port, String method, String target, String... headers)
      throws IOException {
    try (Wire wire = new Wire(port)) {
      return wire.send(request(method, target, headers)).reply(method);
    }
  }

  /** A request without a body. */
  public static String request(String method, String target, String... headers) {
    StringBuilder request = new StringBuilder();
    request.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  /** So many header lines, {@code X-0} and on, with values of that length. */
  public static String[] headers(int count, int length) {
    String[] headers = new String[count];
    Arrays.setAll(headers, i -> "X-" + i + ": " + "x".repeat(length));
    return headers;
  }

  public Wire send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    return this;
  }

  /** Says that no more will come. */
  public void endOfRequests() throws IOException {
    socket.shutdownOutput();
  }

  public Reply reply() throws IOException {
    return reply("GET");
  }

  /** The next response, which is to a request of that method. */
  public Reply reply(String method) throws IOException {
    int status = Integer.parseInt(line().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    Reply head = new Reply(status, headers, "");
    byte[] body = method.equals("HEAD") ? new byte[0] : body(head);
    return new Reply(status, headers, new String(body, UTF_8));
  }

  /** Whether the server has closed the connection, for which this waits, and said nothing more. */
  public boolean closedByServer() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  /** Breaks the connection off, so that the server's next write fails. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private byte[] body(Reply head) throws IOException {
    if (!head.header("Transfer-Encoding").equals("chunked")) {
      return exactly(Integer.parseInt(head.header("Content-Length")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(line(), 16);
      body.write(exactly(size));
      line();
    } while (size > 0);
    return body.toByteArray();
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("body ends after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("connection ends in a line: " + line.toString(ISO_8859_1));
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }
}
