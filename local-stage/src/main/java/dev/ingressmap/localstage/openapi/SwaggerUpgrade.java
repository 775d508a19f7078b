package dev.ingressmap.localstage.openapi;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a Swagger 2.0 document into the OpenAPI 3 document of the same meaning, as far as API
 * Gateway reads it.
 */
final class SwaggerUpgrade {

  private static final String DEFINITIONS = "#/definitions/";
  private static final List<String> JSON = List.of("application/json");

  private SwaggerUpgrade() {}

  static ObjectNode toOpenApi(ObjectNode swagger) {
    ObjectNode document = swagger.deepCopy();
    document.remove("swagger");
    document.put("openapi", "3.0.1");
    String basePath = Nodes.text(document, "basePath");
    ObjectNode server = document.putArray("servers").addObject();
    server.put("url", basePath == null ? "/" : basePath);
    move(document, ApiSettings.ENDPOINT, server, ApiSettings.ENDPOINT);
    ObjectNode components = document.putObject("components");
    move(document, "definitions", components, "schemas");
    move(document, "securityDefinitions", components, "securitySchemes");
    move(document, "parameters", components, "parameters");
    move(document, "responses", components, "responses");
    List<String> consumes = mediaTypes(document, "consumes", JSON);
    List<String> produces = mediaTypes(document, "produces", JSON);
    components.path("responses").forEach(response -> upgradeResponse(response, produces));
    for (JsonNode item : document.path("paths")) {
      for (JsonNode operation : item) {
        if (operation instanceof ObjectNode object) {
          upgradeOperation(document, object, consumes, produces);
        }
      }
    }
    upgradeReferences(document);
    return document;
  }

  private static void upgradeOperation(
      JsonNode document, ObjectNode operation, List<String> consumes, List<String> produces) {
    if (operation.path("parameters") instanceof ArrayNode parameters) {
      for (int i = parameters.size() - 1; i >= 0; i--) {
        JsonNode parameter = References.resolve(document, upgraded(parameters.get(i)));
        if ("body".equals(Nodes.text(parameter, "in"))) {
          ObjectNode content = operation.putObject("requestBody").putObject("content");
          for (String mediaType : mediaTypes(operation, "consumes", consumes)) {
            content.putObject(mediaType).set("schema", parameter.path("schema"));
          }
          parameters.remove(i);
        }
      }
    }
    operation
        .path("responses")
        .forEach(
            response -> upgradeResponse(response, mediaTypes(operation, "produces", produces)));
  }

  private static void upgradeResponse(JsonNode response, List<String> produces) {
    if (response instanceof ObjectNode object && object.has("schema")) {
      ObjectNode content = object.putObject("content");
      for (String mediaType : produces) {
        content.putObject(mediaType).set("schema", object.path("schema"));
      }
      object.remove("schema");
    }
  }

  private static void upgradeReferences(JsonNode node) {
    upgraded(node).forEach(SwaggerUpgrade::upgradeReferences);
  }

  private static JsonNode upgraded(JsonNode node) {
    String reference = Nodes.text(node, "$ref");
    if (reference != null && node instanceof ObjectNode object) {
      if (reference.startsWith(DEFINITIONS)) {
        object.put("$ref", SchemaImport.REFERENCE + reference.substring(DEFINITIONS.length()));
      } else if (reference.startsWith("#/parameters/") || reference.startsWith("#/responses/")) {
        object.put("$ref", "#/components" + reference.substring(1));
      }
    }
    return node;
  }

  private static void move(ObjectNode from, String field, ObjectNode to, String name) {
    JsonNode value = from.remove(field);
    if (value != null) {
      to.set(name, value);
    }
  }

  private static List<String> mediaTypes(JsonNode node, String field, List<String> otherwise) {
    List<String> types = Nodes.texts(node, field);
    return types.isEmpty() ? otherwise : types;
  }
}
