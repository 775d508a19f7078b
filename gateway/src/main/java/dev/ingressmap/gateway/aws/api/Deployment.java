package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.aws.call.Given;
import java.time.Instant;

/** A snapshot of an API's working copy. */
public record Deployment(String id, Instant created, String description) {

  static Deployment of(software.amazon.awssdk.services.apigateway.model.Deployment live) {
    return new Deployment(
        Given.required(live.id(), "id"),
        Given.time(live.createdDate()),
        Given.text(live.description()));
  }
}
