package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.aws.call.Given;

/** A validator of calls, which checks the parameters, the body, or both. */
public record RequestValidator(String id, boolean parameters, boolean body) {

  static RequestValidator of(
      software.amazon.awssdk.services.apigateway.model.RequestValidator live) {
    return new RequestValidator(
        Given.required(live.id(), "id"),
        Given.flag(live.validateRequestParameters()),
        Given.flag(live.validateRequestBody()));
  }
}
