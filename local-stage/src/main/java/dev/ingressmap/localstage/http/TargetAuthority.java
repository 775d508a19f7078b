package dev.ingressmap.localstage.http;

import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Replaces {@code Host} by the authority of the request target.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2">RFC 9112: absolute-form</a>
 */
final class TargetAuthority implements HttpConfiguration.Customizer {

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    HttpURI target = request.getHttpURI();
    if (target.getAuthority() == null
        || !(request.getHeaders().getField(HttpHeader.HOST) instanceof HostPortHttpField host)
        || names(host, target)) {
      return request;
    }
    HttpFields headers =
        HttpFields.build(request.getHeaders()).put(HttpHeader.HOST, target.getAuthority());
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return headers;
      }
    };
  }

  private static boolean names(HostPortHttpField host, HttpURI target) {
    return host.getHost().equalsIgnoreCase(target.getHost())
        && port(host.getPort()) == port(target.getPort());
  }

  private static int port(int port) {
    return port > 0 ? port : 80;
  }
}
