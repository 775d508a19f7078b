package dev.ingressmap.localstage.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request that is passed on. Its body has a size limit. The handler that passes it on answers its
 * {@code Expect} header, so no other component sees it.
 */
public class BoundedRequest extends Request.Wrapper {

  private final HttpFields headers;
  private final long maxBody;
  private long bodySize;

  /** A request whose body may have so many bytes. */
  protected BoundedRequest(Request request, long maxBody) {
    super(request);
    this.headers = withoutExpectation(request.getHeaders());
    this.maxBody = maxBody;
  }

  @Override
  public final HttpFields getHeaders() {
    return headers;
  }

  @Override
  public final Content.@Nullable Chunk read() {
    Content.Chunk chunk = super.read();
    if (chunk == null || Content.Chunk.isFailure(chunk)) {
      return chunk;
    }
    bodySize += chunk.remaining();
    if (bodySize <= maxBody) {
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
