package dev.ingressmap.gateway.settings.file;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.ReferencePage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/reference/settings.md has every setting of the schema, with its description. */
class SettingsReferenceTest {

  /** What names them is AWS's or JSON Schema's. */
  private static final Set<String> NOT_OURS = Set.of("api.policy", "models.NAME");

  private final JsonNode schema = new JsonMapper().readTree(SettingsSchema.text());
  private final List<List<String>> rows = new ArrayList<>();

  @Test
  void hasEverySetting() throws IOException {
    ReferencePage page = new ReferencePage("settings.md", "The settings in gateway.yaml");
    page.paragraph(
        "[gateway.yaml](../settings.md) explains them. `NAME` stands for a name of your choice, and"
            + " `gateway schema` prints the JSON Schema that this page is made of.");
    for (Map.Entry<String, JsonNode> part : schema.get("properties").properties()) {
      rows.clear();
      add(part.getKey(), part.getValue());
      page.heading(part.getKey());
      page.table(List.of("setting", "values", "meaning"), rows);
    }
    page.check();
  }

  /** The fields of stages are those of stage, so they are not repeated. */
  @Test
  void describesStagesWithStage() {
    Set<String> names = new TreeSet<>(schema.at("/properties/stage/properties").propertyNames());
    names.remove("name");
    names.add("domain");
    assertThat(
            schema.at("/properties/stages/additionalProperties/anyOf/1/properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  private void add(String name, JsonNode described) {
    JsonNode node = resolved(described);
    String description =
        described.path("description").asString(node.path("description").asString(""));
    assertThat(description).as("the description of %s in gateway.schema.json", name).isNotEmpty();
    rows.add(List.of(ReferencePage.code(name), values(node), ReferencePage.words(description)));
    if (!NOT_OURS.contains(name) && !name.equals("stages")) {
      fields(name, node);
    }
  }

  private void fields(String name, JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.path("properties").properties()) {
      add(name + "." + field.getKey(), field.getValue());
    }
    JsonNode named = resolved(node.path("additionalProperties"));
    if (named.isObject() && !NOT_OURS.contains(name + ".NAME")) {
      fields(name + ".NAME", named);
    }
    for (JsonNode choice : node.path("anyOf")) {
      fields(name, choice);
    }
  }

  private JsonNode resolved(JsonNode node) {
    if (node.has("$ref")) {
      return schema.at(node.get("$ref").asString().substring(1));
    }
    return node.has("allOf") && node.get("allOf").get(0).has("$ref")
        ? resolved(node.get("allOf").get(0))
        : node;
  }

  private String values(JsonNode node) {
    if (node.has("enum")) {
      return node.get("enum")
          .valueStream()
          .map(JsonNode::asString)
          .distinct()
          .map(ReferencePage::code)
          .collect(joining(", "));
    }
    if (node.has("anyOf")) {
      return node.get("anyOf").valueStream().map(this::values).distinct().collect(joining(" or "));
    }
    if (node.has("const")) {
      return ReferencePage.code(node.get("const").asString());
    }
    return switch (node.path("type").asString("object")) {
      case "array" -> "a list: " + values(resolved(node.get("items")));
      case "boolean" -> "`true`, `false`";
      case "integer", "number" -> number(node);
      case "string" -> "text";
      default -> "an object";
    };
  }

  private static String number(JsonNode node) {
    String least = node.path("minimum").asString("");
    String most = node.path("maximum").asString("");
    return most.isEmpty() ? "a number, at least " + least : "a number, " + least + " to " + most;
  }
}
