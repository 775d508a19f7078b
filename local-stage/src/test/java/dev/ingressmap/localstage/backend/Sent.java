package dev.ingressmap.localstage.backend;

/**
 * An answer as it is sent.
 *
 * @param bytes one character for each byte
 * @param last whether the connection is closed after it
 */
public record Sent(String bytes, boolean last) {

  /** An answer with a body in UTF-8; headers look like {@code "X-A: b"}. */
  public static Sent of(int status, String body, String... headers) {
    return ofBytes(status, Received.utf8(body), headers);
  }

  /** An answer with a body that has one character for each byte. */
  public static Sent ofBytes(int status, String body, String... headers) {
    StringBuilder sent = new StringBuilder("HTTP/1.1 " + status + " Reason\r\n");
    for (String header : headers) {
      sent.append(header).append("\r\n");
    }
    if (status != 204 && status != 304) {
      sent.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return new Sent(sent.append("\r\n").append(body).toString(), false);
  }
}
