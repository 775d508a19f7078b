package dev.ingressmap.localstage.ingress;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** A request whose upstream is known. The ingress meets its expectation, so nobody else sees it. */
final class RoutedRequest extends Request.Wrapper {

  private final Upstream upstream;
  private final HttpFields headers;
  private final boolean repeated;

  RoutedRequest(Request request, Upstream upstream) {
    this(request, upstream, withoutExpectation(request.getHeaders()), false);
  }

  private RoutedRequest(Request request, Upstream upstream, HttpFields headers, boolean repeated) {
    super(request);
    this.upstream = upstream;
    this.headers = headers;
    this.repeated = repeated;
  }

  /** The same, to be sent a second time. */
  RoutedRequest again() {
    return new RoutedRequest(getWrapped(), upstream, headers, true);
  }

  Upstream upstream() {
    return upstream;
  }

  boolean isRepeated() {
    return repeated;
  }

  @Override
  public HttpFields getHeaders() {
    return headers;
  }

  private static HttpFields withoutExpectation(HttpFields sent) {
    return sent.contains(HttpHeader.EXPECT)
        ? HttpFields.build(sent).remove(HttpHeader.EXPECT)
        : sent;
  }
}
