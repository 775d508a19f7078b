package dev.ingressmap.localstage.lambda;

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

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  String reason() {
    return reason;
  }
}
