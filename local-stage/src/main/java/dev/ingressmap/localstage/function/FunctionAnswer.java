package dev.ingressmap.localstage.function;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an invocation came to.
 *
 * @param status of the server that took the event; 200 if a process of ours did
 * @param payload JSON, or the text of an error
 * @param error {@code Unhandled} if the function failed; null if it did not
 * @param log the end of what the function logged, for the caller; empty if it is not known
 * @param stream the payload as it comes, if the caller wants that and a process of ours sends it
 */
public record FunctionAnswer(
    int status,
    String payload,
    @Nullable String error,
    String log,
    Content.@Nullable Source stream) {

  private static final JsonMapper JSON = new JsonMapper();

  static FunctionAnswer of(String payload, String log) {
    return new FunctionAnswer(200, payload, null, log, null);
  }

  static FunctionAnswer streamed(Content.Source stream) {
    return new FunctionAnswer(200, "", null, "", stream);
  }

  static FunctionAnswer failed(String payload, String log) {
    return new FunctionAnswer(200, payload, "Unhandled", log, null);
  }

  static FunctionAnswer timedOut(String message, String log) {
    return failed(null, message, log);
  }

  static FunctionAnswer tooLarge(String log) {
    return failed(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
        log);
  }

  static FunctionAnswer exited(Invocation invocation, int status, String log) {
    return failed(
        "Runtime.ExitError",
        "RequestId: %s Error: Runtime exited with error: exit status %d"
            .formatted(invocation.id(), status),
        log);
  }

  static FunctionAnswer notStarted(String function, Throwable failure) {
    return failed(
        "Runtime.InvalidEntrypoint",
        "function " + function + " cannot be started: " + failure.getMessage(),
        "");
  }

  /** A failure that the function did not report itself. */
  private static FunctionAnswer failed(@Nullable String type, String message, String log) {
    Map<String, String> error = new TreeMap<>();
    error.put("errorMessage", message);
    if (type != null) {
      error.put("errorType", type);
    }
    return failed(JSON.writeValueAsString(error), log);
  }
}
