package dev.ingressmap.gateway.aws.account;

import dev.ingressmap.gateway.aws.call.Given;
import java.time.Instant;
import java.util.Map;

/** An API key, without its value. */
public record ApiKey(
    String id, String name, boolean enabled, Instant created, Map<String, String> tags) {

  public ApiKey {
    tags = Map.copyOf(tags);
  }

  static ApiKey of(software.amazon.awssdk.services.apigateway.model.ApiKey live) {
    return new ApiKey(
        Given.required(live.id(), "id"),
        Given.text(live.name()),
        Given.flag(live.enabled()),
        Given.time(live.createdDate()),
        Given.map(live.tags()));
  }
}
