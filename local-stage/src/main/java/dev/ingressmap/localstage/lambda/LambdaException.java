package dev.ingressmap.localstage.lambda;

import java.util.Locale;

/** A refusal in Lambda's words. */
final class LambdaException extends RuntimeException {

  private final int status;
  private final String type;
  private final String reason;

  LambdaException(int status, String type, String reason) {
    super(reason);
    this.status = status;
    this.type = type;
    this.reason = reason;
  }

  static LambdaException invalid(String reason) {
    return new LambdaException(400, "InvalidParameterValueException", reason);
  }

  static LambdaException notFound(String arn) {
    return new LambdaException(404, "ResourceNotFoundException", "Function not found: " + arn);
  }

  /**
   * A value that its field cannot have.
   *
   * @param value in quotes, unless it is null
   */
  static LambdaException constraint(String value, String field, String constraint) {
    return new LambdaException(
        400,
        "ValidationException",
        "1 validation error detected: Value %s at '%s' failed to satisfy constraint%s"
            .formatted(
                value,
                field.substring(0, 1).toLowerCase(Locale.ROOT) + field.substring(1),
                constraint));
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  String reason() {
    return reason;
  }

  /** The refusal of code that was not written by the user of this machine. */
  static LambdaException uploadsOff() {
    return new LambdaException(
        403,
        "AccessDeniedException",
        "local-stage runs no code that comes through its API: set LOCAL_STAGE_UPLOADED_CODE=true"
            + " to allow it, or name the function in functions.yaml");
  }
}
