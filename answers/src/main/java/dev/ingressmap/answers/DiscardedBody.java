package dev.ingressmap.answers;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads an unneeded body, which would otherwise be taken for the next request. */
record DiscardedBody(Request request, Response response, Callback then) {

  /** The most that is read before the connection ends with the answer. */
  private static final int MAX_SIZE = 1024 * 1024;

  void read() {
    if (request.getLength() > MAX_SIZE) {
      endConnection();
    } else {
      read(0);
    }
  }

  private void read(long before) {
    long size = before;
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        long soFar = size;
        request.demand(() -> read(soFar));
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        then.failed(chunk.getFailure());
        return;
      }
      size += chunk.remaining();
      chunk.release();
      if (chunk.isLast()) {
        then.succeeded();
        return;
      }
      if (size > MAX_SIZE) {
        endConnection();
        return;
      }
    }
  }

  private void endConnection() {
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    then.succeeded();
  }
}
