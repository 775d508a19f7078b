package dev.ingressmap.localstage.execute.integrate;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The headers that tell a backend who called. */
final class Forwarded {

  private Forwarded() {}

  static void add(HttpFields.Mutable headers, Request request) {
    @Nullable String before = headers.get(HttpHeader.X_FORWARDED_FOR);
    String client = Request.getRemoteAddr(request);
    headers.put(HttpHeader.X_FORWARDED_FOR, before == null ? client : before + ", " + client);
    headers.put(HttpHeader.X_FORWARDED_PORT, Integer.toString(Request.getLocalPort(request)));
    headers.put(HttpHeader.X_FORWARDED_PROTO, "http");
  }
}
