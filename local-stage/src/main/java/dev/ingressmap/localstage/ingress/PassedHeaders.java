package dev.ingressmap.localstage.ingress;

import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The headers that pass the ingress, and those that it adds, as the nginx controllers do. */
final class PassedHeaders {

  /** Those of one connection, and an expectation, which the ingress meets itself. */
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

  /** Those that the ingress speaks of itself. */
  private static final Set<String> NOT_OF_UPSTREAM = Set.of("date", "server");

  private PassedHeaders() {}

  static void toUpstream(Request request, HttpFields.Mutable onward) {
    pass(request.getHeaders(), Set.of(), onward);
    String client = Request.getRemoteAddr(request);
    @Nullable String before = forwardedFor(onward);
    onward.put("X-Real-IP", client);
    onward.put(HttpHeader.X_FORWARDED_FOR, before == null ? client : before + ", " + client);
    onward.put(HttpHeader.X_FORWARDED_HOST, onward.get(HttpHeader.HOST));
    onward.put(HttpHeader.X_FORWARDED_PORT, Integer.toString(Request.getLocalPort(request)));
    onward.put(HttpHeader.X_FORWARDED_PROTO, "http");
  }

  static void toClient(HttpFields headers, HttpFields.Mutable back) {
    pass(headers, NOT_OF_UPSTREAM, back);
  }

  private static void pass(HttpFields headers, Set<String> others, HttpFields.Mutable passed) {
    for (HttpField header : headers) {
      String name = header.getLowerCaseName();
      if (!NOT_PASSED.contains(name) && !others.contains(name)) {
        passed.add(header);
      }
    }
    headers.getCSV(HttpHeader.CONNECTION, false).forEach(passed::remove);
  }

  private static @Nullable String forwardedFor(HttpFields headers) {
    return headers.contains(HttpHeader.X_FORWARDED_FOR)
        ? String.join(", ", headers.getValuesList(HttpHeader.X_FORWARDED_FOR))
        : null;
  }
}
