package dev.ingressmap.localstage.ingress;

import dev.ingressmap.localstage.http.HeaderSize;
import dev.ingressmap.localstage.http.PassingClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.ContentSourceRequestContent;
import org.eclipse.jetty.client.Response.Listener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** One request on its way to an upstream, and the answer on its way back, as they come. */
final class Exchange implements Listener {

  /** The one buffer that nginx has for them, where it is largest. */
  private static final int MAX_ANSWER_HEADERS = 8 * 1024;

  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final PassingClient client;
  private final Upstream upstream;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private boolean repeated;

  Exchange(
      PassingClient client,
      Upstream upstream,
      Request request,
      Response response,
      Callback callback) {
    this.client = client;
    this.upstream = upstream;
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  void begin() {
    org.eclipse.jetty.client.Request onward =
        client
            .request(request.getMethod(), upstream.uri(request.getHttpURI()))
            .headers(headers -> PassedHeaders.toUpstream(request, headers));
    if (hasBody()) {
      onward.body(new ContentSourceRequestContent(request, null));
    }
    onward.send(this);
  }

  private boolean hasBody() {
    return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  @Override
  public void onHeaders(org.eclipse.jetty.client.Response answer) {
    if (answer.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
      var _ = answer.abort(new IOException("nobody asked for another protocol"));
      return;
    }
    if (HeaderSize.of(answer.getHeaders()) > MAX_ANSWER_HEADERS) {
      var _ = answer.abort(new IOException("too many headers"));
      return;
    }
    response.setStatus(answer.getStatus());
    PassedHeaders.toClient(answer.getHeaders(), response.getHeaders());
  }

  @Override
  public void onContent(
      org.eclipse.jetty.client.Response answer, Content.Chunk chunk, Runnable demander) {
    chunk.retain();
    response.write(
        false,
        chunk.getByteBuffer(),
        Callback.from(
            InvocationType.NON_BLOCKING,
            () -> {
              chunk.release();
              demander.run();
            },
            failure -> {
              chunk.release();
              var _ = answer.abort(failure);
            }));
  }

  @Override
  public void onComplete(Result result) {
    if (result.isSucceeded()) {
      response.write(true, NOTHING, callback);
    } else if (response.isCommitted()) {
      // All that can still be said is that the answer has no end.
      callback.failed(result.getFailure());
    } else if (canBeRepeated(result)) {
      repeated = true;
      response.reset();
      begin();
    } else {
      response.reset();
      refuse(result);
    }
  }

  private void refuse(Result result) {
    Refusal refusal = new Refusal(response, callback);
    if (result.getRequestFailure() instanceof HttpException) {
      refusal.write(HttpStatus.BAD_REQUEST_400, "the body of the request is malformed");
    } else if (result.getFailure() instanceof TimeoutException) {
      refusal.write(HttpStatus.GATEWAY_TIMEOUT_504, upstream.describe() + " takes too long");
    } else if (HeaderSize.of(result.getResponse().getHeaders()) > MAX_ANSWER_HEADERS) {
      refusal.write(
          HttpStatus.BAD_GATEWAY_502,
          "%s answers with more than %d bytes of headers"
              .formatted(upstream.describe(), MAX_ANSWER_HEADERS));
    } else {
      refusal.write(HttpStatus.BAD_GATEWAY_502, upstream.describe() + " does not answer");
    }
  }

  private boolean canBeRepeated(Result result) {
    return !repeated
        && !hasBody()
        && REPEATABLE.contains(request.getMethod())
        && PassingClient.wasClosedMeanwhile(result);
  }
}
