package dev.ingressmap.localstage.fault;

import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What becomes of a call of the control plane. */
public sealed interface Fault {

  /** Nothing goes wrong. */
  Fault NONE = new None();

  /** The connection is dropped before the call has any effect. */
  Fault CUT = new Dropped(effect -> {});

  /** The call takes effect, and the connection is dropped without an answer. */
  Fault LOST = new Dropped(Runnable::run);

  /** No fault at all. */
  record None() implements Fault {}

  /**
   * A connection that is dropped instead of an answer.
   *
   * @param fate takes the effect of the call, to let it happen now, later or never
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
   * @param after when they do
   */
  record Spreads(Duration after) implements Fault {}

  /**
   * An answer in AWS's wire form, without any effect.
   *
   * @param messageKey what the body calls the message, which AWS does in two ways
   * @param retryAfter seconds for the header of that name, null for no such header
   */
  record Refusal(
      int status, String errorType, String messageKey, String message, @Nullable Integer retryAfter)
      implements Fault {}

  /** A failure of the service itself. */
  static Fault failure(int status) {
    String type = status == 503 ? "ServiceUnavailableException" : "InternalFailure";
    return new Refusal(status, type, "message", "Injected failure", null);
  }

  /** A call that is too early for AWS's quotas. */
  static Fault throttled(@Nullable Integer retryAfter) {
    return new Refusal(429, "TooManyRequestsException", "message", "Too Many Requests", retryAfter);
  }

  /** A write that met another one. */
  static Fault conflict() {
    String message =
        "Unable to complete operation due to concurrent modification. Please try again later.";
    return new Refusal(409, "ConflictException", "message", message, null);
  }

  /** Credentials that do not allow the call. */
  static Fault denied(ArrivedCall call) {
    String message =
        "User: arn:aws:iam::000000000000:user/%s is not authorized to perform: apigateway:%s on resource: arn:aws:apigateway:%s::%s"
            .formatted(call.caller(), call.httpMethod(), call.region(), call.path());
    return new Refusal(403, "AccessDeniedException", "Message", message, null);
  }

  /** Credentials that have ended. */
  static Fault expired() {
    String message = "The security token included in the request is expired";
    return new Refusal(403, "ExpiredTokenException", "message", message, null);
  }
}
