package dev.ingressmap.localstage.http;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;

/**
 * The headers of a message that are passed on.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110: Connection</a>
 */
public final class EndToEnd {

  /** The headers of one connection, and {@code Expect}, which the passing handler answers. */
  private static final Set<String> NOT_PASSED =
      Set.of(
          "connection",
          "expect",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** The headers that {@code Connection} cannot make connection-specific. */
  private static final Set<String> NOT_OF_CONNECTION = Set.of("host", "content-length");

  private EndToEnd() {}

  /** The headers of a request, with the one that marks the end of its body. */
  public static void toServer(Request request, HttpFields.Mutable onward) {
    pass(request.getHeaders(), Set.of(), onward);
    if (request.getLength() < 0 && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      // Without this header, Jetty's client sends such a body with no framing at all, except for
      // POST and PUT.
      onward.put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED);
    }
  }

  /**
   * Adds the headers that are passed on.
   *
   * @param others names in lower case of those that are not passed either
   */
  public static void pass(HttpFields headers, Set<String> others, HttpFields.Mutable passed) {
    for (HttpField header : headers) {
      String name = header.getLowerCaseName();
      if (!NOT_PASSED.contains(name) && !others.contains(name)) {
        passed.add(header);
      }
    }
    for (String name : headers.getCSV(HttpHeader.CONNECTION, false)) {
      if (!NOT_OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
        passed.remove(name);
      }
    }
  }
}
