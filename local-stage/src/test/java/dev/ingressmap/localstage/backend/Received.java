package dev.ingressmap.localstage.backend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param headers names and values in their order, as they were spelled
 * @param body one character for each byte
 */
public record Received(
    String method, String target, List<Map.Entry<String, String>> headers, String body) {

  /** The next request on a connection, or null if the peer has closed it. */
  static @Nullable Received read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    String[] parts = first.split(" ", -1);
    if (parts.length != 3 || !parts[2].equals("HTTP/1.1")) {
      throw new IOException("no request line: " + first);
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    Received head = new Received(parts[0], parts[1], headers, "");
    return new Received(parts[0], parts[1], headers, body(head, in).toString(ISO_8859_1));
  }

  /** A text as UTF-8, one character for each byte. */
  public static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), ISO_8859_1);
  }

  /** The body, read as UTF-8. */
  public String text() {
    return new String(body.getBytes(ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** The values of a header, joined by {@code " | "}; empty if there is none. */
  public String header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(" | "));
  }

  public List<String> headerNames() {
    return headers.stream().map(Map.Entry::getKey).toList();
  }

  private static ByteArrayOutputStream body(Received head, InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (!head.header("Transfer-Encoding").equals("chunked")) {
      String length = head.header("Content-Length");
      body.write(in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length)));
      return body;
    }
    int size;
    do {
      String line = line(in);
      if (line == null) {
        throw new EOFException("the body ends early");
      }
      size = Integer.parseInt(line, 16);
      body.write(in.readNBytes(size));
      line(in);
    } while (size > 0);
    return body;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }
}
