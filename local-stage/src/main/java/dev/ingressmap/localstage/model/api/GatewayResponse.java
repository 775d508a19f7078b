package dev.ingressmap.localstage.model.api;

import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.MappingRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an API changes one of the answers that API Gateway generates itself.
 *
 * @param statusCode absent only for the defaults; it then means each type's own status
 * @param responseParameters {@code gatewayresponse.header.{name}} to the expression for its value;
 *     those of other places than {@code header} are kept and have no effect
 * @param responseTemplates content type to a text with variables
 * @param defaultResponse whether the API does not set this type
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

  /** This response, used as the default of a type. */
  GatewayResponse asDefaultOf(GatewayResponseType type) {
    return new GatewayResponse(type, statusCode, responseParameters, responseTemplates, true);
  }
}
