package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientRequest;
import dev.ingressmap.localstage.execute.call.ExecutionLog;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Reads the body of a request. */
public final class ClientBody {

  private ClientBody() {}

  /** Reads the body of a call. It fails with, or throws, a {@link GatewayFailure}. */
  public static CompletableFuture<?> read(Call call) {
    return read(call.request())
        .thenAccept(body -> {
          call.read(body);
          note(call);
        });
  }

  private static void note(Call call) {
    ExecutionLog log = call.log();
    log.fact("Size", () -> call.body().size() + " bytes");
    log.line(() -> "Method request path: " + call.pathParameters());
    log.line(() -> "Method request query string: " + query(call));
    log.line(() -> "Method request headers: " + ExecutionLog.shown(call.headers()));
    log.line(
        () -> "Method request body before transformations: " + ExecutionLog.shown(call.body()));
  }

  private static String query(Call call) {
    Map<String, String> query = new LinkedHashMap<>();
    try {
      call.query().forEach(field -> query.put(field.getName(), field.getValue()));
    } catch (GatewayFailure e) {
      // A proxy integration passes it on all the same.
      return String.valueOf(call.request().query());
    }
    return query.toString();
  }

  private static CompletableFuture<Payload> read(ClientRequest request) {
    long length = request.length();
    if (length > BackendClient.MAX_BODY) {
      throw tooLarge(length + " bytes");
    }
    CompletableFuture<Payload> body = new CompletableFuture<>();
    Content.Source.asByteArrayAsync(
        request.body(),
        BackendClient.MAX_BODY,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            bytes -> body.complete(Payload.of(bytes)),
            failure -> body.completeExceptionally(refusal(failure))));
    return body;
  }

  private static GatewayFailure refusal(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof IllegalStateException
        ? tooLarge(message)
        : new GatewayFailure(GatewayResponse.BAD_REQUEST, "unreadable body: " + message);
  }

  private static GatewayFailure tooLarge(String size) {
    return new GatewayFailure(GatewayResponse.REQUEST_TOO_LARGE, "the body is too large: " + size);
  }
}
