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
