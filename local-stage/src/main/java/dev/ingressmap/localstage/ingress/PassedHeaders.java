package dev.ingressmap.localstage.ingress;

import dev.ingressmap.localstage.http.EndToEnd;
import java.util.Set;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The headers that pass the ingress, and those that it adds, as in the nginx controllers. */
final class PassedHeaders {

  /** The headers that the ingress sets itself. */
  private static final Set<String> NOT_OF_UPSTREAM = Set.of("date", "server");

  private PassedHeaders() {}

  static void toUpstream(Request request, HttpFields.Mutable onward) {
    EndToEnd.toServer(request, onward);
    String client = Request.getRemoteAddr(request);
    @Nullable String before = forwardedFor(onward);
    onward.put("X-Real-IP", client);
    onward.put(HttpHeader.X_FORWARDED_FOR, before == null ? client : before + ", " + client);
    onward.put(HttpHeader.X_FORWARDED_HOST, onward.get(HttpHeader.HOST));
    onward.put(HttpHeader.X_FORWARDED_PORT, Integer.toString(Request.getLocalPort(request)));
    onward.put(HttpHeader.X_FORWARDED_PROTO, "http");
  }

  static void toClient(Response answer, HttpFields.Mutable back) {
    EndToEnd.pass(answer.getHeaders(), NOT_OF_UPSTREAM, back);
    if (answer.getStatus() == HttpStatus.NO_CONTENT_204) {
      // There is no content, whatever the upstream says.
      back.remove(HttpHeader.CONTENT_LENGTH);
    }
  }

  private static @Nullable String forwardedFor(HttpFields headers) {
    return headers.contains(HttpHeader.X_FORWARDED_FOR)
        ? String.join(", ", headers.getValuesList(HttpHeader.X_FORWARDED_FOR))
        : null;
  }
}
