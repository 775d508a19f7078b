package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.GatewayFailure;

/** Why API Gateway itself answered a call, in the words of AWS's execution logs. */
final class Reason {

  private Reason() {}

  static String of(GatewayFailure failure) {
    String words =
        switch (failure.response()) {
          case INTEGRATION_TIMEOUT -> "Execution failed due to a timeout error";
          case INTEGRATION_FAILURE ->
              "Execution failed due to a network error communicating with endpoint";
          case API_CONFIGURATION_ERROR -> "Execution failed due to configuration error";
          case AUTHORIZER_FAILURE, AUTHORIZER_CONFIGURATION_ERROR ->
              "Execution failed due to configuration error: Authorizer error";
          case UNAUTHORIZED -> "Unauthorized request";
          case INVALID_API_KEY -> "Not authorized";
          case BAD_REQUEST_BODY -> "Request body does not match model schema";
          default -> "";
        };
    return words.isEmpty() ? message(failure) : words + ": " + message(failure);
  }

  private static String message(GatewayFailure failure) {
    return String.valueOf(failure.getMessage()).strip();
  }
}
