package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.aws.call.Given;

/** What methods may have checked of a call: its parameters, its body, or both. */
public record RequestValidator(String id, boolean parameters, boolean body) {

  static RequestValidator of(
      software.amazon.awssdk.services.apigateway.model.RequestValidator live) {
    return new RequestValidator(
        Given.required(live.id(), "id"),
        Given.flag(live.validateRequestParameters()),
        Given.flag(live.validateRequestBody()));
  }
}
