package dev.ingressmap.localstage.function;

import dev.ingressmap.localstage.http.PassingClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls functions that run behind an address. */
final class AddressedFunctions implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final PassingClient client = new PassingClient(Duration.ofSeconds(60));

  /** The client; most stages have no such function, so it is started by the first one. */
  private synchronized PassingClient client() {
    LifeCycle.start(client);
    return client;
  }

  CompletableFuture<FunctionAnswer> invoke(LambdaFunction function, Invocation invocation) {
    Runner.Address address = (Runner.Address) function.runner();
    CompletableFuture<FunctionAnswer> answer = new CompletableFuture<>();
    client()
        .request("POST", address.uri())
        .idleTimeout(0, TimeUnit.MILLISECONDS)
        .timeout(function.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .headers(headers -> {
          headers.put(HttpHeader.HOST, address.uri().getRawAuthority());
          headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        })
        .body(new StringRequestContent("application/json", invocation.event()))
        .send(
            new BufferingResponseListener(RuntimeApi.MAX_ANSWER) {
              @Override
              public void onComplete(Result result) {
                if (result.isFailed()) {
                  answer.completeExceptionally(
                      new IOException(
                          "function %s at %s: %s"
                              .formatted(function.name(), address.uri(), result.getFailure()),
                          result.getFailure()));
                } else {
                  answer.complete(answer(result, getContentAsString(StandardCharsets.UTF_8)));
                }
              }
            });
    return answer;
  }

  private static FunctionAnswer answer(Result result, @Nullable String body) {
    String payload = body == null ? "" : body;
    int status = result.getResponse().getStatus();
    boolean failed =
        result.getResponse().getHeaders().contains("X-Amz-Function-Error") || isError(payload);
    return new FunctionAnswer(status, payload, failed ? "Unhandled" : null, "", null);
  }

  /** Whether it is an error; AWS's Runtime Interface Emulator does not say so in a header. */
  private static boolean isError(String payload) {
    if (!payload.contains("errorMessage")) {
      return false;
    }
    try {
      JsonNode json = JSON.readTree(payload);
      return json.isObject() && json.has("errorMessage") && json.has("errorType");
    } catch (JacksonException e) {
      return false;
    }
  }

  @Override
  public void close() {
    LifeCycle.stop(client);
  }
}
