package dev.ingressmap.localstage.ingress;

import dev.ingressmap.localstage.http.BoundedRequest;
import org.eclipse.jetty.server.Request;

/** A request whose upstream is known. */
final class RoutedRequest extends BoundedRequest {

  /** API Gateway's payload quota, which the controllers have as well. */
  static final int MAX_BODY = 10 * 1024 * 1024;

  private final Upstream upstream;
  private final boolean repeated;

  RoutedRequest(Request request, Upstream upstream) {
    this(request, upstream, false);
  }

  private RoutedRequest(Request request, Upstream upstream, boolean repeated) {
    super(request, MAX_BODY);
    this.upstream = upstream;
    this.repeated = repeated;
  }

  /** The same request, to be sent a second time. */
  RoutedRequest again() {
    return new RoutedRequest(getWrapped(), upstream, true);
  }

  Upstream upstream() {
    return upstream;
  }

  boolean isRepeated() {
    return repeated;
  }
}
