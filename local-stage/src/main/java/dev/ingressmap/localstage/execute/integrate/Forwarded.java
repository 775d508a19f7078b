package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.ClientRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The headers that tell a backend who called. */
final class Forwarded {

  private Forwarded() {}

  static void add(HttpFields.Mutable headers, ClientRequest request) {
    @Nullable String before = headers.get(HttpHeader.X_FORWARDED_FOR);
    String client = request.address();
    headers.put(HttpHeader.X_FORWARDED_FOR, before == null ? client : before + ", " + client);
    headers.put(HttpHeader.X_FORWARDED_PORT, Integer.toString(request.port()));
    headers.put(HttpHeader.X_FORWARDED_PROTO, "http");
  }
}
