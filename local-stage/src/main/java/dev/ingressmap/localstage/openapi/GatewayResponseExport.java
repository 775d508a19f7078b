package dev.ingressmap.localstage.openapi;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.GatewayResponse;
import tools.jackson.databind.node.ObjectNode;

/** Writes the gateway responses that an API sets. */
final class GatewayResponseExport {

  private GatewayResponseExport() {}

  static void write(ObjectNode document, ApiDefinition definition) {
    for (GatewayResponse response : definition.components().gatewayResponses().values()) {
      ObjectNode json =
          document
              .withObjectProperty(GatewayResponseImport.ALL)
              .putObject(response.responseType().name());
      if (response.statusCode() != null) {
        json.put("statusCode", Integer.parseInt(response.statusCode()));
      }
      if (!response.responseParameters().isEmpty()) {
        response.responseParameters().forEach(json.putObject("responseParameters")::put);
      }
      response.responseTemplates().forEach(json.putObject("responseTemplates")::put);
    }
  }
}
