package dev.ingressmap.gateway.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.settings.GatewayResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response of API Gateway: a gateway response, or one for a backend's response.
 *
 * @param statusCode null for AWS's default
 * @param responseParameters header parameter to expression
 * @param responseTemplates by media type
 */
@JsonInclude(Include.NON_EMPTY)
record ResponseObject(
    @Nullable String statusCode,
    Map<String, String> responseParameters,
    Map<String, String> responseTemplates) {

  static ResponseObject of(GatewayResponse response) {
    return new ResponseObject(
        response.status() == null ? null : response.status().toString(),
        response.parameters(),
        response.bodies());
  }

  static ResponseObject of(Integration.Response response) {
    return new ResponseObject(response.status(), response.parameters(), response.templates());
  }
}
