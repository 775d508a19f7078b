package dev.ingressmap.localstage.execute.call;

import org.jspecify.annotations.Nullable;

/**
 * Ends a call with an answer of API Gateway itself. The exception message is for the log, not for
 * the client.
 */
public final class GatewayFailure extends RuntimeException {

  private final GatewayResponse response;
  private final @Nullable String said;
  private final String validationError;

  public GatewayFailure(GatewayResponse response, String message) {
    this(response, message, response.message(), "");
  }

  private GatewayFailure(
      GatewayResponse response, String message, @Nullable String said, String validationError) {
    super(message);
    this.response = response;
    this.said = said;
    this.validationError = validationError;
  }

  /**
   * A failure with its own message to the client.
   *
   * @param validationError what is wrong with the request, for the log and {@code
   *     $context.error.validationErrorString}
   */
  public static GatewayFailure saying(
      GatewayResponse response, @Nullable String said, String validationError) {
    return new GatewayFailure(response, said + " " + validationError, said, validationError);
  }

  /**
   * The failure of a caller that may not do something with the method.
   *
   * @param action such as {@code execute-api:Invoke}
   * @param detail what else is said; empty for nothing
   */
  public static GatewayFailure denied(Call call, String action, String detail) {
    return saying(
        GatewayResponse.ACCESS_DENIED,
        "User: anonymous is not authorized to perform: "
            + action
            + " on resource: "
            + MethodArn.masked(call)
            + detail,
        "");
  }

  public GatewayResponse response() {
    return response;
  }

  /** The message to the client. */
  public @Nullable String said() {
    return said;
  }

  /** What a validator found, or empty. */
  public String validationError() {
    return validationError;
  }
}
