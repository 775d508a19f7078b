package dev.ingressmap.localstage.openapi.document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The extensions that an export was asked for, and the removal of the others. */
public final class Extensions {

  /** What API Gateway's own extensions begin with. */
  static final String PREFIX = "x-amazon-apigateway-";

  private Extensions() {}

  public static void strip(JsonNode node, ExportOptions options) {
    if (node instanceof ObjectNode object) {
      object.propertyNames().removeIf(name -> !kept(name, options));
    }
    node.forEach(child -> strip(child, options));
  }

  private static boolean kept(String name, ExportOptions options) {
    if (!name.startsWith(PREFIX) || name.equals(PathItem.ANY_METHOD) || options.all()) {
      return true;
    }
    return name.startsWith(PREFIX + "auth")
        ? options.authorizers()
        : name.equals(PREFIX + "integration") && options.integrations();
  }
}
