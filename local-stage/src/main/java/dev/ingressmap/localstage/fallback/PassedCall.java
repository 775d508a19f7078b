package dev.ingressmap.localstage.fallback;

import dev.ingressmap.localstage.http.BoundedRequest;
import org.eclipse.jetty.server.Request;

/** A request that is passed on. */
final class PassedCall extends BoundedRequest {

  /** The most that any service of AWS takes in one request: an object of S3. */
  static final long MAX_BODY = 5L * 1024 * 1024 * 1024;

  private final OtherCall call;

  PassedCall(Request request, OtherCall call) {
    super(request, MAX_BODY);
    this.call = call;
  }

  Protocol protocol() {
    return call.protocol();
  }
}
