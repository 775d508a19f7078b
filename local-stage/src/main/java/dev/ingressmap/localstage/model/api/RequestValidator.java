package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import org.jspecify.annotations.Nullable;

/** What of a request is checked before it goes to its integration. */
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
