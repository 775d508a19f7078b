package dev.ingressmap.localstage.control.api;

import dev.ingressmap.localstage.model.JsonText;
import dev.ingressmap.localstage.model.api.Model;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of a model in one piece: the models that it refers to are definitions in it. */
final class FlatSchema {

  private static final String DEFINITIONS = "definitions";

  private final Function<String, @Nullable Model> models;
  private final ObjectNode schema;

  private FlatSchema(ObjectNode schema, Function<String, @Nullable Model> models) {
    this.schema = schema;
    this.models = models;
  }

  /**
   * The schema of a model.
   *
   * @param models finds another model by its name; what it does not find is left as it is
   */
  static String of(Model model, Function<String, @Nullable Model> models) {
    if (!model.json()) {
      return model.schema();
    }
    FlatSchema flat = new FlatSchema(JsonText.object(model.schema()), models);
    flat.resolve(flat.schema.deepCopy());
    flat.point(flat.schema);
    return flat.schema.toString();
  }

  /** Adds a definition for each model that a schema refers to, directly or by another one. */
  private void resolve(JsonNode part) {
    String name = referred(part);
    Model other = name == null ? null : models.apply(name);
    if (name != null && other != null && !schema.path(DEFINITIONS).has(name) && other.json()) {
      ObjectNode definition = JsonText.object(other.schema());
      definitions().set(name, definition);
      resolve(definition.deepCopy());
    }
    part.forEach(this::resolve);
  }

  private ObjectNode definitions() {
    return schema.path(DEFINITIONS) instanceof ObjectNode known
        ? known
        : schema.putObject(DEFINITIONS);
  }

  private void point(JsonNode part) {
    String name = referred(part);
    if (name != null
        && part instanceof ObjectNode reference
        && schema.path(DEFINITIONS).has(name)) {
      reference.put("$ref", "#/" + DEFINITIONS + "/" + name);
    }
    part.forEach(this::point);
  }

  private static @Nullable String referred(JsonNode part) {
    String reference = part.path("$ref").asString("");
    return reference.startsWith(Model.URL)
        ? reference.substring(reference.lastIndexOf('/') + 1)
        : null;
  }
}
