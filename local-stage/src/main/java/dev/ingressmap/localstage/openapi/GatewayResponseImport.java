package dev.ingressmap.localstage.openapi;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.GatewayResponse;
import dev.ingressmap.localstage.restapi.GatewayResponseType;
import tools.jackson.databind.JsonNode;

/**
 * Makes gateway responses of those of a document.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-gateway-responses.html">AWS:
 *     x-amazon-apigateway-gateway-responses</a>
 */
final class GatewayResponseImport {

  static final String ALL = "x-amazon-apigateway-gateway-responses";

  private GatewayResponseImport() {}

  static ApiDefinition addTo(ApiDefinition definition, JsonNode document, Findings findings) {
    ApiDefinition result = definition;
    for (var entry : document.path(ALL).properties()) {
      ApiDefinition before = result;
      ApiDefinition added =
          findings.attempt(
              "Unable to put gateway response '" + entry.getKey() + "'",
              () ->
                  before.with(
                      before.components().with(response(entry.getKey(), entry.getValue()))));
      result = added == null ? before : added;
    }
    return result;
  }

  private static GatewayResponse response(String name, JsonNode json) {
    String statusCode = Nodes.text(json, "statusCode");
    if (statusCode != null && !statusCode.matches("[1-5]\\d\\d")) {
      throw badRequest("Invalid status code specified");
    }
    return new GatewayResponse(
        type(name),
        statusCode,
        Nodes.textMap(json, "responseParameters"),
        Nodes.textMap(json, "responseTemplates"),
        false);
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
