package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.function.FunctionAnswer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * The answer that a function streams: its metadata as JSON, eight zero bytes, and the body.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html">
 *     Format</a>
 */
final class StreamedFunctionAnswer {

  private static final int DELIMITER = 8;

  /** API Gateway's quota for the metadata and what separates it, in bytes. */
  private static final int MAX_METADATA = 16 * 1024;

  private final CompletableFuture<ClientAnswer> answer = new CompletableFuture<>();
  private final Content.Source stream;
  private byte[] metadata = {};

  private StreamedFunctionAnswer(Content.Source stream) {
    this.stream = stream;
  }

  /** The answer to the client, when its metadata is here. They have the integration's time, too. */
  static CompletableFuture<ClientAnswer> of(FunctionAnswer answer, Call call) {
    Content.Source stream = answer.stream();
    if (answer.error() != null) {
      throw ProxyAnswer.failed(answer);
    }
    // A function at an address has ended when its answer is here.
    StreamedFunctionAnswer arriving =
        new StreamedFunctionAnswer(
            stream != null
                ? stream
                : Content.Source.from(
                    ByteBuffer.wrap(answer.payload().getBytes(StandardCharsets.UTF_8))));
    arriving.read();
    return arriving
        .answer
        .orTimeout(call.integration().timeoutInMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure ->
            CompletableFuture.failedFuture(
                failure instanceof TimeoutException ? FunctionCall.failed(failure) : failure));
  }

  private void read() {
    for (Content.Chunk chunk = stream.read(); ; chunk = stream.read()) {
      if (chunk == null) {
        stream.demand(this::read);
        return;
      }
      if (answer.isDone()) {
        chunk.release();
        stream.fail(new TimeoutException());
        return;
      }
      if (Content.Chunk.isFailure(chunk) || take(chunk)) {
        if (Content.Chunk.isFailure(chunk)) {
          answer.completeExceptionally(
              ProxyAnswer.malformed("it broke off: " + chunk.getFailure().getMessage()));
        }
        return;
      }
    }
  }

  /** Takes a part of the metadata. Returns whether nothing more is needed. */
  private boolean take(Content.Chunk chunk) {
    int known = metadata.length;
    int size = Math.min(chunk.remaining(), MAX_METADATA - known);
    metadata = Arrays.copyOf(metadata, known + size);
    chunk.get(metadata, known, size);
    int end = end(Math.max(known - DELIMITER, 0));
    if (end < 0 && !chunk.isLast() && metadata.length < MAX_METADATA) {
      chunk.release();
      return false;
    }
    if (end < 0) {
      chunk.release();
      refuse(
          "the first %d bytes have no metadata that ends with %d zero bytes"
              .formatted(metadata.length, DELIMITER));
      return true;
    }
    ByteBuffer first =
        ByteBuffer.wrap(metadata, end + DELIMITER, metadata.length - end - DELIMITER);
    Content.Source rest = new Rest(first, chunk, stream);
    try {
      ClientAnswer begun =
          ProxyAnswer.streamed(new String(metadata, 0, end, StandardCharsets.UTF_8), rest);
      if (!answer.complete(begun)) {
        rest.fail(new TimeoutException());
      }
    } catch (RuntimeException e) {
      rest.fail(e);
      answer.completeExceptionally(e);
    }
    return true;
  }

  private void refuse(String reason) {
    var failure = ProxyAnswer.malformed(reason);
    stream.fail(failure);
    answer.completeExceptionally(failure);
  }

  private int end(int from) {
    int zeros = 0;
    for (int i = from; i < metadata.length; i++) {
      zeros = metadata[i] == 0 ? zeros + 1 : 0;
      if (zeros == DELIMITER) {
        return i + 1 - DELIMITER;
      }
    }
    return -1;
  }

  /** What comes after the metadata: the rest of what was read, and then what is still arriving. */
  private static final class Rest implements Content.Source {

    private final Content.Source stream;
    private Content.@Nullable Chunk chunk;
    private @Nullable ByteBuffer first;

    Rest(ByteBuffer first, Content.Chunk chunk, Content.Source stream) {
      this.first = first;
      this.chunk = chunk;
      this.stream = stream;
    }

    @Override
    public Content.@Nullable Chunk read() {
      if (first != null) {
        Content.Chunk read = Content.Chunk.from(first, false);
        first = null;
        return read;
      }
      if (chunk != null) {
        Content.Chunk read = chunk;
        chunk = null;
        return read;
      }
      return stream.read();
    }

    @Override
    public void demand(Runnable demand) {
      if (first != null || chunk != null) {
        demand.run();
      } else {
        stream.demand(demand);
      }
    }

    @Override
    public void fail(Throwable failure) {
      if (chunk != null) {
        chunk.release();
        chunk = null;
      }
      first = null;
      stream.fail(failure);
    }
  }
}
