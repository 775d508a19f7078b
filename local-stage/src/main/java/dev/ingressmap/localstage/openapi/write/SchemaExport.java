package dev.ingressmap.localstage.openapi.write;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Model;
import dev.ingressmap.localstage.openapi.read.OpenApi3;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the models that operations, or other models, refer to. */
final class SchemaExport {

  private static final JsonMapper JSON = new JsonMapper();

  private SchemaExport() {}

  static void write(ObjectNode components, JsonNode node, ApiDefinition definition) {
    if (node instanceof ObjectNode object) {
      String url = Model.url(definition.api().id(), "");
      String reference = object.path("$ref").asString("").replace(url, OpenApi3.SCHEMA);
      if (reference.startsWith(OpenApi3.SCHEMA)) {
        object.put("$ref", reference);
        model(components, reference.substring(OpenApi3.SCHEMA.length()), definition);
      }
    }
    node.forEach(child -> write(components, child, definition));
  }

  private static void model(ObjectNode components, String name, ApiDefinition definition) {
    Model model = definition.models().get(name);
    ObjectNode schemas = components.withObjectProperty("schemas");
    if (model == null || schemas.has(name)) {
      return;
    }
    JsonNode schema = schema(model);
    schemas.set(name, schema);
    write(components, schema, definition);
  }

  private static JsonNode schema(Model model) {
    try {
      if (JSON.readTree(model.schema()) instanceof ObjectNode schema) {
        schema.remove("$schema");
        return schema;
      }
    } catch (JacksonException e) {
      // The schema of a model for another content type than JSON need not be JSON.
      return JSON.createObjectNode();
    }
    return JSON.createObjectNode();
  }
}
