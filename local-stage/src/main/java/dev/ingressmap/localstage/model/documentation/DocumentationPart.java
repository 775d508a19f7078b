package dev.ingressmap.localstage.model.documentation;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.JsonText;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an API's owner writes about a part of the API.
 *
 * @param properties a JSON object with any content, as text
 */
public record DocumentationPart(String id, PartLocation location, String properties) {

  public DocumentationPart {
    if (properties.isBlank()) {
      throw badRequest("Documentation part properties must be non-empty");
    }
    if (!JsonText.isObject(properties)) {
      throw badRequest("Documentation part properties must be a JSON object");
    }
  }

  /** Whether it says anything. */
  public boolean documented() {
    return !JsonText.object(properties).isEmpty();
  }

  public DocumentationPart withProperties(String properties) {
    return new DocumentationPart(id, location, properties);
  }

  /** This part after importing another one into it: AWS keeps what the other one leaves out. */
  DocumentationPart merged(DocumentationPart imported) {
    ObjectNode merged = JsonText.object(properties);
    merged.setAll(JsonText.object(imported.properties));
    return withProperties(merged.toString());
  }
}
