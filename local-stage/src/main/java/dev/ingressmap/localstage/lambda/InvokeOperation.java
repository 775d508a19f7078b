package dev.ingressmap.localstage.lambda;

import dev.ingressmap.localstage.function.FunctionAnswer;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.function.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Invokes a function for a client. */
final class InvokeOperation {

  private static final JsonMapper JSON = new JsonMapper();

  /** AWS's quota of an event, in bytes. */
  private static final int MAX_EVENT = 6 * 1024 * 1024;

  private final Functions functions;

  InvokeOperation(Functions functions) {
    this.functions = functions;
  }

  /** Invokes it. The answer takes as long as the function; meanwhile no thread waits. */
  CompletableFuture<Answer> invoke(Call call) throws IOException {
    String name = call.function();
    if (functions.find(name).isEmpty()) {
      throw LambdaException.notFound(call.arn(name));
    }
    String event = event(call.request());
    Invocation invocation =
        new Invocation(
            UUID.randomUUID().toString(),
            call.arn(name),
            event,
            Objects.requireNonNullElse(call.header("X-Amzn-Trace-Id"), ""),
            call.header("X-Amz-Client-Context"),
            false);
    String type =
        Objects.requireNonNullElse(call.header("X-Amz-Invocation-Type"), "RequestResponse");
    return switch (type) {
      case "DryRun" -> CompletableFuture.completedFuture(Answer.of(204, null));
      case "Event" -> {
        var _ = functions.invoke(name, invocation);
        yield CompletableFuture.completedFuture(Answer.of(202, null));
      }
      case "RequestResponse" -> {
        boolean tail = "Tail".equals(call.header("X-Amz-Log-Type"));
        yield functions.invoke(name, invocation).handle((done, e) -> answer(done, e, tail));
      }
      default -> throw LambdaException.invalid("Invocation type is not valid: " + type);
    };
  }

  private static Answer answer(
      @Nullable FunctionAnswer answer, @Nullable Throwable failure, boolean tail) {
    if (answer == null) {
      throw new LambdaException(
          502, "ServiceException", failure == null ? "" : String.valueOf(failure.getMessage()));
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("X-Amz-Executed-Version", "$LATEST");
    if (answer.error() != null) {
      headers.put("X-Amz-Function-Error", answer.error());
    }
    if (tail) {
      headers.put(
          "X-Amz-Log-Result",
          Base64.getEncoder().encodeToString(answer.log().getBytes(StandardCharsets.UTF_8)));
    }
    return new Answer(200, headers, answer.payload());
  }

  private static String event(Request request) throws IOException {
    try (InputStream in = Request.asInputStream(request)) {
      byte[] body = in.readNBytes(MAX_EVENT + 1);
      if (body.length > MAX_EVENT) {
        throw new LambdaException(
            413,
            "RequestTooLargeException",
            "Request must be smaller than "
                + MAX_EVENT
                + " bytes for the InvokeFunction operation");
      }
      if (body.length == 0) {
        return "{}";
      }
      JSON.readTree(body);
      return new String(body, StandardCharsets.UTF_8);
    } catch (JacksonException e) {
      throw new LambdaException(
          400,
          "InvalidRequestContentException",
          "Could not parse request body into json: " + e.getOriginalMessage());
    }
  }
}
