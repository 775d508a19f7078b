package dev.ingressmap.localstage.model.api;

import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.MappingRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an API words one of the answers that API Gateway gives by itself.
 *
 * @param statusCode absent only for the defaults, where it means that of each type
 * @param responseParameters {@code gatewayresponse.header.{name}} to the expression it takes its
 *     value from
 * @param responseTemplates content type to a text with variables
 * @param defaultResponse whether the API says nothing of this type
 */
public record GatewayResponse(
    GatewayResponseType responseType,
    @Nullable String statusCode,
    Mappings responseParameters,
    Map<String, String> responseTemplates,
    boolean defaultResponse) {

  private static final Map<String, String> TEMPLATES =
      Map.of("application/json", "{\"message\":$context.error.messageString}");

  public GatewayResponse {
    if (statusCode == null || statusCode.isEmpty()) {
      statusCode = responseType.statusCode();
    }
    responseParameters = MappingRules.ofGatewayResponse(responseParameters);
    responseTemplates = Copies.templates(responseTemplates);
    if (responseTemplates.isEmpty()) {
      responseTemplates = TEMPLATES;
    }
  }

  static GatewayResponse ofType(GatewayResponseType type) {
    return new GatewayResponse(type, null, Mappings.NONE, Map.of(), true);
  }

  /** This response as the default of a type. */
  GatewayResponse asDefaultOf(GatewayResponseType type) {
    return new GatewayResponse(type, statusCode, responseParameters, responseTemplates, true);
  }
}
