package dev.ingressmap.localstage.fault;

import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What happens to a call of the control plane. */
public sealed interface Fault {

  /** Nothing goes wrong. */
  Fault NONE = new None();

  /** The connection is dropped before the call has any effect. */
  Fault CUT = new Dropped(effect -> {});

  /** The call takes effect, but the connection is dropped without an answer. */
  Fault LOST = new Dropped(Runnable::run);

  /** No fault. */
  record None() implements Fault {}

  /**
   * The connection is dropped without an answer.
   *
   * @param fate gets the effect of the call, and runs it now, later or never
   */
  record Dropped(Consumer<Runnable> fate) implements Fault {

    /** Drops the connection on which a request came. */
    public void drop(Request request, Callback callback, Runnable effect) {
      fate.accept(effect);
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(new EofException("dropped by an injected fault"));
    }
  }

  /**
   * The call takes effect, but callers of stages do not see it yet.
   *
   * @param after the time after which they see it
   */
  record Spreads(Duration after) implements Fault {}

  /**
   * A refusal in AWS's wire form, without any effect.
   *
   * @param messageKey the field of the body that has the message; AWS uses two names
   * @param retryAfter seconds for the {@code Retry-After} header; null for no such header
   */
  record Refusal(
      int status, String errorType, String messageKey, String message, @Nullable Integer retryAfter)
      implements Fault {}

  /** A failure of the service itself. */
  static Fault failure(int status) {
    String type = status == 503 ? "ServiceUnavailableException" : "InternalFailure";
    return new Refusal(status, type, "message", "Injected failure", null);
  }

  /** A call that exceeds AWS's request rate. */
  static Fault throttled(@Nullable Integer retryAfter) {
    return new Refusal(429, "TooManyRequestsException", "message", "Too Many Requests", retryAfter);
  }

  /** A write that conflicts with another one. */
  static Fault conflict() {
    String message =
        "Unable to complete operation due to concurrent modification. Please try again later.";
    return new Refusal(409, "ConflictException", "message", message, null);
  }

  /** Credentials without permission for the call. */
  static Fault denied(ArrivedCall call) {
    String message =
        "User: arn:aws:iam::000000000000:user/%s is not authorized to perform: apigateway:%s on resource: arn:aws:apigateway:%s::%s"
            .formatted(call.caller(), call.httpMethod(), call.region(), call.path());
    return new Refusal(403, "AccessDeniedException", "Message", message, null);
  }

  /** Expired credentials. */
  static Fault expired() {
    String message = "The security token included in the request is expired";
    return new Refusal(403, "ExpiredTokenException", "message", message, null);
  }
}
