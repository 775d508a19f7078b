package dev.ingressmap.localstage.execute;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A body that is passed on as it arrives, and its size so far. */
final class PassedBody implements Content.Source {

  private final Content.Source arriving;
  private long size;

  PassedBody(Content.Source arriving) {
    this.arriving = arriving;
  }

  /** In bytes. */
  long size() {
    return size;
  }

  /** Sends the head of an answer, and then this body. */
  void passTo(Response response, Callback end) {
    // The head goes first: the body may take its time.
    response.write(
        false,
        null,
        Callback.from(
            () -> Content.copy(this, response, end),
            failure -> {
              fail(failure);
              end.failed(failure);
            }));
  }

  @Override
  public Content.@Nullable Chunk read() {
    Content.Chunk chunk = arriving.read();
    if (chunk != null) {
      size += chunk.remaining();
    }
    return chunk;
  }

  @Override
  public void demand(Runnable demand) {
    arriving.demand(demand);
  }

  @Override
  public void fail(Throwable failure) {
    arriving.fail(failure);
  }
}
