package dev.ingressmap.gateway.aws.account;

import dev.ingressmap.gateway.aws.call.Given;
import software.amazon.awssdk.services.apigateway.model.BasePathMapping;

/**
 * A base path mapping: the stage that a domain serves below a base path.
 *
 * @param stage empty if the next segment of the path names the stage
 */
public record Mapping(String basePath, String apiId, String stage) {

  static Mapping of(BasePathMapping live) {
    return new Mapping(
        Given.required(live.basePath(), "basePath"),
        Given.required(live.restApiId(), "restApiId"),
        Given.text(live.stage()));
  }
}
