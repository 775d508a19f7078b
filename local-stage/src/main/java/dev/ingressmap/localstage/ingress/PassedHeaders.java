package dev.ingressmap.localstage.ingress;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The headers that pass the ingress, and those that it adds, as in the nginx controllers. */
final class PassedHeaders {

  /** The headers of one connection, and {@code Expect}, which the ingress handles itself. */
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

  /** The headers that the ingress sets itself. */
  private static final Set<String> NOT_OF_UPSTREAM = Set.of("date", "server");

  private PassedHeaders() {}

  static void toUpstream(Request request, HttpFields.Mutable onward) {
    pass(request.getHeaders(), Set.of(), onward);
    frame(request, onward);
    String client = Request.getRemoteAddr(request);
    @Nullable String before = forwardedFor(onward);
    onward.put("X-Real-IP", client);
    onward.put(HttpHeader.X_FORWARDED_FOR, before == null ? client : before + ", " + client);
    onward.put(HttpHeader.X_FORWARDED_HOST, onward.get(HttpHeader.HOST));
    onward.put(HttpHeader.X_FORWARDED_PORT, Integer.toString(Request.getLocalPort(request)));
    onward.put(HttpHeader.X_FORWARDED_PROTO, "http");
  }

  static void toClient(Response answer, HttpFields.Mutable back) {
    pass(answer.getHeaders(), NOT_OF_UPSTREAM, back);
    if (answer.getStatus() == HttpStatus.NO_CONTENT_204) {
      // There is no content, whatever the upstream says.
      back.remove(HttpHeader.CONTENT_LENGTH);
    }
  }

  /** Marks the end of the body, since no other header that does so may be passed on. */
  private static void frame(Request request, HttpFields.Mutable onward) {
    if (request.getLength() < 0 && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      // Without this header, Jetty's client sends such a body with no framing at all, except for
      // POST and PUT.
      onward.put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED);
    }
  }

  private static void pass(HttpFields headers, Set<String> others, HttpFields.Mutable passed) {
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

  private static @Nullable String forwardedFor(HttpFields headers) {
    return headers.contains(HttpHeader.X_FORWARDED_FOR)
        ? String.join(", ", headers.getValuesList(HttpHeader.X_FORWARDED_FOR))
        : null;
  }
}
