package dev.ingressmap.localstage.openapi.write;

import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.read.OpenApi3;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns an exported OpenAPI 3 document into an equivalent Swagger 2.0 document. */
final class SwaggerDowngrade {

  private SwaggerDowngrade() {}

  static ObjectNode toSwagger(ObjectNode document) {
    ObjectNode swagger = document.objectNode().put("swagger", "2.0");
    swagger.set("info", document.path("info"));
    JsonNode server = document.path("servers").path(0);
    String url = server.path("url").asString();
    swagger.put("host", url.substring("https://".length(), url.lastIndexOf('/')));
    swagger.put(
        "basePath", "/" + server.path("variables").path("basePath").path("default").asString());
    swagger.putArray("schemes").add("https");
    move(server, Extension.ENDPOINT_CONFIGURATION, swagger, Extension.ENDPOINT_CONFIGURATION);
    for (JsonNode item : document.path("paths")) {
      item.forEach(operation -> downgrade((ObjectNode) operation));
    }
    swagger.set("paths", document.path("paths"));
    move(document.path("components"), "securitySchemes", swagger, "securityDefinitions");
    move(document.path("components"), "schemas", swagger, "definitions");
    for (String field : document.propertyNames()) {
      if (field.startsWith("x-")) {
        swagger.set(field, document.path(field));
      }
    }
    downgradeReferences(swagger);
    return swagger;
  }

  private static void downgrade(ObjectNode operation) {
    JsonNode integration = operation.path(Extension.INTEGRATION);
    var consumes = new TreeSet<>(integration.path("requestTemplates").propertyNames());
    var produces = new TreeSet<String>();
    for (JsonNode response : integration.path("responses")) {
      produces.addAll(response.path("responseTemplates").propertyNames());
    }
    operation.path("parameters").forEach(SwaggerDowngrade::downgradeParameter);
    if (operation.remove("requestBody") instanceof ObjectNode body) {
      consumes.addAll(body.path("content").propertyNames());
      body(operation.withArrayProperty("parameters"), body);
    }
    for (JsonNode response : operation.path("responses")) {
      produces.addAll(response.path("content").propertyNames());
      downgradeResponse((ObjectNode) response);
    }
    put(operation, "consumes", consumes);
    put(operation, "produces", produces);
  }

  private static void downgradeParameter(JsonNode parameter) {
    ObjectNode object = (ObjectNode) parameter;
    object.remove("schema");
    object.put("required", object.path("required").asBoolean(false)).put("type", "string");
  }

  private static void body(ArrayNode parameters, JsonNode body) {
    for (JsonNode mediaType : body.path("content")) {
      String reference = mediaType.path("schema").path("$ref").asString();
      parameters
          .addObject()
          .put("in", "body")
          .put("name", reference.substring(reference.lastIndexOf('/') + 1))
          .put("required", true)
          .set("schema", mediaType.path("schema"));
      // Swagger has only one body, whatever its content type.
      return;
    }
  }

  private static void downgradeResponse(ObjectNode response) {
    for (JsonNode mediaType : response.path("content")) {
      response.set("schema", mediaType.path("schema"));
    }
    response.remove("content");
    for (JsonNode header : response.path("headers")) {
      ObjectNode object = (ObjectNode) header;
      object.remove("schema");
      object.put("type", "string");
    }
  }

  private static void downgradeReferences(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("$ref").isString()) {
      String reference = object.path("$ref").asString();
      object.put("$ref", reference.replace(OpenApi3.SCHEMA, "#/definitions/"));
    }
    node.forEach(SwaggerDowngrade::downgradeReferences);
  }

  private static void move(JsonNode from, String field, ObjectNode to, String name) {
    if (from.has(field)) {
      to.set(name, from.path(field));
    }
  }

  private static void put(ObjectNode operation, String field, Set<String> mediaTypes) {
    if (!mediaTypes.isEmpty()) {
      var array = operation.putArray(field);
      mediaTypes.forEach(array::add);
    }
  }
}
