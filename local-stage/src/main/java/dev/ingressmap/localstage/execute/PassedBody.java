package dev.ingressmap.localstage.execute;

import org.eclipse.jetty.io.Content;
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
