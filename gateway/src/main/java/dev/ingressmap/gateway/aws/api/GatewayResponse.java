package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.aws.call.Given;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's own answer in a case such as {@code THROTTLED}.
 *
 * @param usual whether it is AWS's default
 * @param status null for the default status
 * @param templates by media type
 */
public record GatewayResponse(
    String type,
    boolean usual,
    @Nullable String status,
    Map<String, String> parameters,
    Map<String, String> templates) {

  public GatewayResponse {
    parameters = Map.copyOf(parameters);
    templates = Map.copyOf(templates);
  }

  static GatewayResponse of(software.amazon.awssdk.services.apigateway.model.GatewayResponse live) {
    return new GatewayResponse(
        Given.required(live.responseTypeAsString(), "responseType"),
        Given.flag(live.defaultResponse()),
        live.statusCode(),
        Given.map(live.responseParameters()),
        Given.map(live.responseTemplates()));
  }
}
