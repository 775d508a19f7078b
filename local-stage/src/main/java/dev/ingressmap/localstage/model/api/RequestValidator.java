package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import org.jspecify.annotations.Nullable;

/** Which parts of a request are validated before it goes to its integration. */
public record RequestValidator(
    String id,
    @Nullable String name,
    boolean validateRequestBody,
    boolean validateRequestParameters) {

  public RequestValidator {
    if (name != null && name.isBlank()) {
      throw badRequest("Request Validator name cannot be blank");
    }
  }
}
