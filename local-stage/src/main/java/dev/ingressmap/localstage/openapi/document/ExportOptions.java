package dev.ingressmap.localstage.openapi.document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a stage is exported.
 *
 * @param swagger whether to write Swagger 2.0 instead of OpenAPI 3.0
 * @param yaml whether to write YAML instead of JSON
 * @param integrations whether to include the extensions for integrations
 * @param authorizers whether to include the extensions for authorization
 * @param documentation whether to include the documentation that the stage names
 * @param all whether to include all of API Gateway's extensions
 */
public record ExportOptions(
    boolean swagger,
    boolean yaml,
    boolean integrations,
    boolean authorizers,
    boolean documentation,
    boolean all) {

  /** Removes the extensions that were not asked for. */
  public void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.propertyNames().removeIf(name -> !keep(name));
    }
    node.forEach(this::strip);
  }

  private boolean keep(String name) {
    if (!name.startsWith(Extension.PREFIX) || name.equals(Extension.ANY_METHOD) || all) {
      return true;
    }
    return name.startsWith(Extension.AUTH)
        ? authorizers
        : name.equals(Extension.INTEGRATION) && integrations;
  }
}
