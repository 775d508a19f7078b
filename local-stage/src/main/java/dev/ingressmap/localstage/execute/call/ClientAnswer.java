package dev.ingressmap.localstage.execute.call;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the client, without the headers that every answer has.
 *
 * @param stream the body, if it goes to the client as it arrives; null if it is all here
 */
public record ClientAnswer(
    int status, HttpFields headers, Payload body, Content.@Nullable Source stream) {

  public ClientAnswer(int status, HttpFields headers, Payload body) {
    this(status, headers, body, null);
  }

  public static ClientAnswer streamed(int status, HttpFields headers, Content.Source body) {
    return new ClientAnswer(status, headers, Payload.EMPTY, body);
  }

  /** This answer with further headers before its own. */
  public ClientAnswer after(HttpFields first) {
    return new ClientAnswer(status, HttpFields.build(first).add(headers), body, stream);
  }

  /**
   * This answer with all of its body, which can be so large, in bytes. It fails with a {@link
   * GatewayFailure} if the body breaks off or is larger.
   */
  public CompletableFuture<ClientAnswer> whole(int max) {
    if (stream == null) {
      return CompletableFuture.completedFuture(this);
    }
    CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    Content.Source.asByteArrayAsync(
        stream,
        max,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING, bytes::complete, bytes::completeExceptionally));
    return bytes.handle((arrived, failure) -> {
      if (failure != null) {
        throw new GatewayFailure(
            GatewayResponse.INTEGRATION_FAILURE, "the answer broke off: " + failure.getMessage());
      }
      return new ClientAnswer(status, headers, Payload.of(arrived));
    });
  }
}
