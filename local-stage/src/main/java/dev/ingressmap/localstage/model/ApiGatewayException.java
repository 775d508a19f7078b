package dev.ingressmap.localstage.model;

/**
 * A request that API Gateway refuses. AWS clients distinguish refusals by their HTTP status and
 * error type.
 */
public final class ApiGatewayException extends RuntimeException {

  private final int status;
  private final String errorType;

  public ApiGatewayException(int status, String errorType, String message) {
    super(message);
    this.status = status;
    this.errorType = errorType;
  }

  public static ApiGatewayException badRequest(String message) {
    return new ApiGatewayException(400, "BadRequestException", message);
  }

  public static ApiGatewayException notFound(String message) {
    return new ApiGatewayException(404, "NotFoundException", message);
  }

  public static ApiGatewayException conflict(String message) {
    return new ApiGatewayException(409, "ConflictException", message);
  }

  public static ApiGatewayException limitExceeded(String message) {
    return new ApiGatewayException(429, "LimitExceededException", message);
  }

  /** HTTP status, 400 to 599. */
  public int status() {
    return status;
  }

  /** The value of {@code x-amzn-ErrorType}, such as {@code NotFoundException}. */
  public String errorType() {
    return errorType;
  }

  /** The message. Unlike that of other exceptions, it is never absent. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
