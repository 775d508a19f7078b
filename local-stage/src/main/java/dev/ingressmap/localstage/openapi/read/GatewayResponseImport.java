package dev.ingressmap.localstage.openapi.read;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.GatewayResponse;
import dev.ingressmap.localstage.model.api.GatewayResponseType;
import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.document.Findings;
import java.util.Map;

/**
 * Creates gateway responses from those of a document.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-gateway-responses.html">AWS:
 *     x-amazon-apigateway-gateway-responses</a>
 */
public final class GatewayResponseImport {

  private GatewayResponseImport() {}

  static ApiDefinition addTo(ApiDefinition definition, DocumentFields root, Findings findings) {
    ApiDefinition result = definition;
    for (Map.Entry<String, DocumentNode> entry :
        root.entries(Extension.GATEWAY_RESPONSES).entrySet()) {
      GatewayResponse response =
          findings.attempt(
              "Unable to put gateway response '" + entry.getKey() + "'",
              () -> entry.getValue().read(fields -> response(entry.getKey(), fields)));
      if (response != null) {
        result = result.with(result.components().with(response));
      }
    }
    return result;
  }

  private static GatewayResponse response(String name, DocumentFields fields) {
    String statusCode = fields.text("statusCode");
    Mappings parameters = Mappings.of(fields.textMap("responseParameters"));
    Map<String, String> templates = fields.textMap("responseTemplates");
    if (statusCode != null && !statusCode.matches("[1-5]\\d\\d")) {
      throw badRequest("Invalid status code specified");
    }
    return new GatewayResponse(type(name), statusCode, parameters, templates, false);
  }

  private static GatewayResponseType type(String name) {
    for (GatewayResponseType type : GatewayResponseType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw badRequest("Invalid gateway response type specified");
  }
}
