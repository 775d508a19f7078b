package dev.ingressmap.localstage.execute.call;

import org.jspecify.annotations.Nullable;

/** A call that ends with API Gateway's own answer; the message is for the log, not the client. */
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
   * A call that ends with a message of its own to the client.
   *
   * @param validationError what is wrong with the request, for the log and {@code
   *     $context.error.validationErrorString}
   */
  public static GatewayFailure saying(
      GatewayResponse response, @Nullable String said, String validationError) {
    return new GatewayFailure(response, said + " " + validationError, said, validationError);
  }

  public GatewayResponse response() {
    return response;
  }

  /** The message to the client. */
  public @Nullable String said() {
    return said;
  }

  /** What a validator found, or nothing. */
  public String validationError() {
    return validationError;
  }
}
