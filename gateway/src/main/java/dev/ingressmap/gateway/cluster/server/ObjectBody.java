package dev.ingressmap.gateway.cluster.server;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;

/** A body whose objects are passed on as they arrive, or a refusal that was sent instead. */
final class ObjectBody implements AsyncBody.Consumer<List<ByteBuffer>> {

  private static final int MOST_OF_REFUSAL = 64 * 1024;

  private final ObjectStream objects;
  private final boolean lenient;
  private final ByteArrayOutputStream refusal = new ByteArrayOutputStream();
  private final CompletableFuture<Void> enough = new CompletableFuture<>();
  private volatile boolean refused;

  /**
   * A body.
   *
   * @param lenient whether one that is not JSON counts as empty, instead of as broken
   */
  ObjectBody(ObjectStream objects, boolean lenient) {
    this.objects = objects;
    this.lenient = lenient;
  }

  /** Reads all of them, or the refusal. */
  Answer read(HttpResponse<AsyncBody> response, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    refused = !response.isSuccessful();
    response.body().consume();
    CompletableFuture.anyOf(response.body().done(), enough)
        .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    return answer(response.code());
  }

  private synchronized Answer answer(int status) {
    return refused ? new Answer(status, refusal.toByteArray()) : new Answer(status, objects.last());
  }

  @Override
  public void consume(List<ByteBuffer> buffers, AsyncBody body) {
    try {
      buffers.forEach(this::take);
      if (!enough.isDone()) {
        body.consume();
      }
    } catch (JacksonException e) {
      boolean unused = lenient ? enough.complete(null) : enough.completeExceptionally(e);
    } catch (RuntimeException e) {
      enough.completeExceptionally(e);
    }
  }

  private synchronized void take(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    if (refused) {
      refusal.write(bytes, 0, Math.min(bytes.length, MOST_OF_REFUSAL - refusal.size()));
    } else if (!objects.take(bytes)) {
      enough.complete(null);
    }
  }
}
