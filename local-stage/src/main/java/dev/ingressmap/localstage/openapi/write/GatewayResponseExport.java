package dev.ingressmap.localstage.openapi.write;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.GatewayResponse;
import dev.ingressmap.localstage.openapi.document.Extension;
import tools.jackson.databind.node.ObjectNode;

/** Writes the gateway responses that an API sets. */
final class GatewayResponseExport {

  private GatewayResponseExport() {}

  static void write(ObjectNode document, ApiDefinition definition) {
    for (GatewayResponse response : definition.components().gatewayResponses().values()) {
      ObjectNode json =
          document
              .withObjectProperty(Extension.GATEWAY_RESPONSES)
              .putObject(response.responseType().name());
      if (response.statusCode() != null) {
        json.put("statusCode", Integer.parseInt(response.statusCode()));
      }
      if (!response.responseParameters().isEmpty()) {
        response.responseParameters().texts().forEach(json.putObject("responseParameters")::put);
      }
      response.responseTemplates().forEach(json.putObject("responseTemplates")::put);
    }
  }
}
