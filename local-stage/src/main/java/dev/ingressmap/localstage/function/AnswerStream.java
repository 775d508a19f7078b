package dev.ingressmap.localstage.function;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** An answer that a process streams. Its end is told once, even if nobody reads that far. */
final class AnswerStream implements Content.Source {

  /** The trailer by which a process says that it failed after its answer had begun. */
  private static final String ERROR = "Lambda-Runtime-Function-Error-Type";

  private final Content.Source body;
  private final AtomicReference<Callback> end;

  /**
   * An answer.
   *
   * @param end hears when the process has sent all of it, or when it cannot be read any more
   */
  AnswerStream(Content.Source body, Callback end) {
    this.body = body;
    this.end = new AtomicReference<>(end);
  }

  private Callback end() {
    return end.getAndSet(Callback.NOOP);
  }

  @Override
  public Content.@Nullable Chunk read() {
    Content.Chunk chunk = body.read();
    if (Content.Chunk.isFailure(chunk)) {
      end().failed(chunk.getFailure());
    } else if (chunk != null && chunk.isLast()) {
      end().succeeded();
      if (chunk instanceof Trailers trailers && trailers.getTrailers().contains(ERROR)) {
        return Content.Chunk.from(
            new IOException("the function failed: " + trailers.getTrailers().get(ERROR)));
      }
    }
    return chunk;
  }

  @Override
  public void demand(Runnable demand) {
    body.demand(demand);
  }

  /** The client has gone; the process may finish all the same, as on AWS. */
  @Override
  public void fail(Throwable failure) {
    Content.Source.consumeAll(body, end());
  }
}
