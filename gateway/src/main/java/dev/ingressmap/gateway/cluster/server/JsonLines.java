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
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A continuous body of JSON objects, one per line, which are passed on as they arrive. */
final class JsonLines implements AsyncBody.Consumer<List<ByteBuffer>> {

  private static final JsonMapper JSON = new JsonMapper();

  private final Predicate<JsonNode> goesOn;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final CompletableFuture<Void> enough = new CompletableFuture<>();
  private volatile boolean refused;

  JsonLines(Predicate<JsonNode> goesOn) {
    this.goesOn = goesOn;
  }

  /** Reads all of them, or the refusal that was sent instead. */
  Answer read(HttpResponse<AsyncBody> response, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    refused = !response.isSuccessful();
    response.body().consume();
    CompletableFuture.anyOf(response.body().done(), enough)
        .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    return new Answer(response.code(), refused ? bytes() : new byte[0]);
  }

  @Override
  public void consume(List<ByteBuffer> buffers, AsyncBody body) {
    try {
      buffers.forEach(this::take);
      if (!enough.isDone()) {
        body.consume();
      }
    } catch (RuntimeException e) {
      enough.completeExceptionally(e);
    }
  }

  private synchronized void take(ByteBuffer buffer) {
    while (buffer.hasRemaining() && !enough.isDone()) {
      byte next = buffer.get();
      if (refused || next != '\n') {
        line.write(next);
      } else if (line.size() > 0) {
        JsonNode object = JSON.readTree(line.toByteArray());
        line.reset();
        if (!goesOn.test(object)) {
          enough.complete(null);
        }
      }
    }
  }

  private synchronized byte[] bytes() {
    return line.toByteArray();
  }
}
