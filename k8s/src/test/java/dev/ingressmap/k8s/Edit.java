package dev.ingressmap.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Changes of rendered manifests. */
final class Edit {

  private Edit() {}

  /** The first object of this kind and name. */
  static JsonNode document(List<JsonNode> documents, String name) {
    return documents.stream()
        .filter(document ->
            name.equals(
                document.path("kind").asString() + " " + document.at("/metadata/name").asString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  /** Sets a field to a value in YAML, or removes it if there is none. */
  static void set(JsonNode document, JsonPointer field, @Nullable String value) {
    JsonNode parent = document.at(field.head());
    String name = field.last().getMatchingProperty();
    JsonNode node = value == null ? null : new YAMLMapper().readTree(value);
    switch (parent) {
      case ArrayNode array when node != null -> array.set(Integer.parseInt(name), node);
      case ArrayNode array -> array.remove(Integer.parseInt(name));
      case ObjectNode object when node != null -> object.set(name, node);
      case ObjectNode object -> assertThat(object.remove(name)).as(field.toString()).isNotNull();
      default -> throw new AssertionError("no " + field);
    }
  }
}
