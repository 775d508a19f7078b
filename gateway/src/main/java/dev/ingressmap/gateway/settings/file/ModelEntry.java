package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.CanonicalJson;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a model: a JSON Schema, draft 4. AWS refuses more than this does. */
final class ModelEntry {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]+");
  private static final Set<String> TYPES =
      Set.of("array", "boolean", "integer", "null", "number", "object", "string");

  /** Keywords whose values are schemas, or lists or mappings of schemas. */
  private static final Set<String> SCHEMAS = Set.of("items", "not", "additionalProperties");

  private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf");
  private static final Set<String> MAPPINGS = Set.of("properties", "patternProperties");

  private ModelEntry() {}

  /** The schema as canonical JSON. */
  static String read(String name, YamlValue schema) {
    if (!NAME.matcher(name).matches()) {
      throw schema.invalid("the name of a model may have only letters and digits");
    }
    if (name.equals("Empty") || name.equals("Error")) {
      throw schema.invalid("is the name of one of AWS's models: choose another name");
    }
    schema.entries();
    check(schema);
    return CanonicalJson.of(schema.plain());
  }

  private static void check(YamlValue schema) {
    if (!schema.isMapping()) {
      return;
    }
    schema
        .entries()
        .forEach((keyword, value) -> {
          if (keyword.equals("type")) {
            types(value).forEach(type -> type.oneOf(TYPES));
          } else if (SCHEMAS.contains(keyword)) {
            check(value);
          } else if (LISTS.contains(keyword)) {
            value.items().forEach(ModelEntry::check);
          } else if (MAPPINGS.contains(keyword)) {
            value.entries().values().forEach(ModelEntry::check);
          }
        });
  }

  private static List<YamlValue> types(YamlValue value) {
    return value.plain() instanceof List ? value.items() : List.of(value);
  }
}
