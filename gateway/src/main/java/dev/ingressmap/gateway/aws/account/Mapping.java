package dev.ingressmap.gateway.aws.account;

import dev.ingressmap.gateway.aws.call.Given;
import software.amazon.awssdk.services.apigateway.model.BasePathMapping;

/**
 * What a domain answers below a base path.
 *
 * @param stage empty if the next segment of the path names it
 */
public record Mapping(String basePath, String apiId, String stage) {

  static Mapping of(BasePathMapping live) {
    return new Mapping(
        Given.required(live.basePath(), "basePath"),
        Given.required(live.restApiId(), "restApiId"),
        Given.text(live.stage()));
  }
}
