package dev.ingressmap.localstage.control.api;

import dev.ingressmap.localstage.model.JsonText;
import dev.ingressmap.localstage.model.api.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A mapping template that renders a model with sample values, as a start for the user's own. The
 * model's references to other models are followed.
 */
final class ModelTemplate {

  /** A model may contain itself. */
  private static final int MAX_DEPTH = 10;

  private static final int MAX_LENGTH = 100_000;

  private final Function<String, @Nullable Model> models;
  private final StringBuilder text = new StringBuilder("#set($inputRoot = $input.path('$'))\n");

  private ModelTemplate(Function<String, @Nullable Model> models) {
    this.models = models;
  }

  /**
   * The template of a model.
   *
   * @param models finds another model by its name
   */
  static String of(Model model, Function<String, @Nullable Model> models) {
    ModelTemplate template = new ModelTemplate(models);
    template.write(schema(model), "", "$inputRoot", 0);
    return template.text.toString();
  }

  private static JsonNode schema(Model model) {
    return JsonText.isObject(model.schema())
        ? JsonText.object(model.schema())
        : JsonText.object("{}");
  }

  private void write(JsonNode schema, String indent, String input, int depth) {
    JsonNode resolved = resolved(schema);
    if (depth > MAX_DEPTH || text.length() > MAX_LENGTH) {
      text.append("{}");
      return;
    }
    switch (type(resolved)) {
      case "array" -> array(resolved, indent, input, depth);
      case "object" -> object(resolved, indent, input, depth);
      case "string" -> text.append("\"foo\"");
      case "integer" -> text.append("42");
      case "number" -> text.append("3.14");
      case "boolean" -> text.append("true");
      default -> text.append("null");
    }
  }

  private void object(JsonNode schema, String indent, String input, int depth) {
    text.append('{');
    List<String> names = new ArrayList<>(schema.path("properties").propertyNames());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      text.append(i == 0 ? "\n" : ",\n")
          .append(indent)
          .append("  ")
          .append(StringNode.valueOf(name))
          .append(" : ");
      write(schema.path("properties").path(name), indent + "  ", input + "." + name, depth + 1);
    }
    text.append(names.isEmpty() ? "" : "\n" + indent).append('}');
  }

  private void array(JsonNode schema, String indent, String input, int depth) {
    text.append("[\n")
        .append("##TODO: Update this foreach loop to reference array from input json\n")
        .append("#foreach($elem in ")
        .append(input)
        .append(")\n")
        .append(indent)
        .append("  ");
    write(schema.path("items"), indent + "  ", "$elem", depth + 1);
    text.append(" \n#if($foreach.hasNext),#end\n#end\n").append(indent).append(']');
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    if (!reference.startsWith(Model.URL)) {
      return schema;
    }
    Model other = models.apply(reference.substring(reference.lastIndexOf('/') + 1));
    return other == null ? schema : schema(other);
  }

  private static String type(JsonNode schema) {
    String type = schema.path("type").asString("");
    return type.isEmpty() ? "object" : type;
  }
}
