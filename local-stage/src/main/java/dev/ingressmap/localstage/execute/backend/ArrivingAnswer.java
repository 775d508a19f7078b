package dev.ingressmap.localstage.execute.backend;

import dev.ingressmap.localstage.execute.call.Payload;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Keeps the body of a backend's answer as it arrives. Jetty's own listener takes 8 KB for the
 * smallest one.
 */
abstract class ArrivingAnswer implements Response.Listener, Invocable {

  private static final byte[] NOTHING = {};

  private final int max;
  private byte[] bytes = NOTHING;
  private int size;

  /**
   * An answer that has not begun.
   *
   * @param max the size of the largest body that is accepted, in bytes
   */
  ArrivingAnswer(int max) {
    this.max = max;
  }

  /** The body that has arrived. */
  Payload body() {
    return Payload.of(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public void onHeaders(Response response) {
    boolean head = HttpMethod.HEAD.is(response.getRequest().getMethod());
    if (!head && response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > max) {
      abort(response);
    }
  }

  @Override
  public void onContent(Response response, Content.Chunk chunk, Runnable more) {
    if (chunk.remaining() > max - size) {
      abort(response);
    } else {
      add(chunk.getByteBuffer());
      more.run();
    }
  }

  private void add(ByteBuffer part) {
    int needed = size + part.remaining();
    if (needed > bytes.length) {
      // Most bodies arrive at once and take as much memory as they need.
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
    part.get(bytes, size, needed - size);
    size = needed;
  }

  private void abort(Response response) {
    var _ =
        response.abort(new IllegalArgumentException("the body has more than " + max + " bytes"));
  }
}
