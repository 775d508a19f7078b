package dev.ingressmap.localstage.ingress;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request whose upstream is known. Its body has a size limit. The ingress handles its {@code
 * Expect} header, so no other component sees it.
 */
final class RoutedRequest extends Request.Wrapper {

  /** API Gateway's payload quota, which the controllers have as well. */
  static final int MAX_BODY = 10 * 1024 * 1024;

  private final Upstream upstream;
  private final HttpFields headers;
  private final boolean repeated;
  private long bodySize;

  RoutedRequest(Request request, Upstream upstream) {
    this(request, upstream, withoutExpectation(request.getHeaders()), false);
  }

  private RoutedRequest(Request request, Upstream upstream, HttpFields headers, boolean repeated) {
    super(request);
    this.upstream = upstream;
    this.headers = headers;
    this.repeated = repeated;
  }

  /** The same request, to be sent a second time. */
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

  @Override
  public Content.@Nullable Chunk read() {
    Content.Chunk chunk = super.read();
    if (chunk == null || Content.Chunk.isFailure(chunk)) {
      return chunk;
    }
    bodySize += chunk.remaining();
    if (bodySize <= MAX_BODY) {
      return chunk;
    }
    chunk.release();
    return Content.Chunk.from(
        new HttpException.RuntimeException(HttpStatus.PAYLOAD_TOO_LARGE_413), true);
  }

  private static HttpFields withoutExpectation(HttpFields sent) {
    return sent.contains(HttpHeader.EXPECT)
        ? HttpFields.build(sent).remove(HttpHeader.EXPECT)
        : sent;
  }
}
