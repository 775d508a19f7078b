package dev.ingressmap.gateway.settings.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.settings.SettingsText;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares what editors report about a gateway.yaml with what the command reports. */
class SettingsSchemaTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TEXT = SettingsSchema.text();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(TEXT);
  private static final String FULL = full();

  /** Names that users choose, not fields. */
  private static final Set<String> FREE =
      Set.of(
          "policy",
          "responses",
          "headers",
          "bodies",
          "variables",
          "methods",
          "stages",
          "hosts",
          "authorizers",
          "models",
          "routes",
          "teams",
          "labels",
          "usagePlans");

  @Test
  void takesWhatTheCommandTakes() {
    assertThat(errors(FULL)).isEmpty();
    assertThat(SettingsText.of(FULL).stage().name()).isEqualTo("v1");
  }

  /** Finds fields that only the schema or only the command knows. */
  @Test
  void knowsTheFieldsOfTheSampleAndNoOthers() {
    Set<String> fields = new TreeSet<>();
    JsonNode schema = JSON.readTree(TEXT);
    // The fields of a model belong to JSON Schema.
    ((ObjectNode) schema.get("definitions")).remove("model");
    fields(schema, fields);
    Set<String> sample = new TreeSet<>();
    sampleFields(json(FULL), "", sample);

    assertThat(sample).isEqualTo(fields);
  }

  @ParameterizedTest
  @MethodSource("withoutAField")
  void refusesAMisspeltFieldWhereverItStands(String pointer, String json) {
    assertThat(errors(json)).as(pointer).isNotEmpty();
    assertThatExceptionOfType(InvalidInput.class)
        .as(pointer)
        .isThrownBy(() -> SettingsText.of(json))
        .withMessageContaining("mispelt: is not a field here");
  }

  /** The sample with an additional field in one of its mappings. */
  static Stream<Arguments> withoutAField() {
    List<Arguments> samples = new ArrayList<>();
    JsonNode root = json(FULL);
    collect(root, root, "", samples);
    return samples.stream();
  }

  private static void collect(
      JsonNode root, JsonNode node, String pointer, List<Arguments> samples) {
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    if (!(node instanceof ObjectNode object) || name.equals("policy") || name.equals("models")) {
      return;
    }
    if (!FREE.contains(name)) {
      object.put("mispelt", 1);
      samples.add(Arguments.of(pointer, root.toString()));
      object.remove("mispelt");
    }
    List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(object.properties());
    entries.forEach(
        entry -> collect(root, entry.getValue(), pointer + "/" + entry.getKey(), samples));
  }

  private static void fields(JsonNode schema, Set<String> fields) {
    if (schema.get("properties") instanceof ObjectNode properties && !schema.has("const")) {
      properties.properties().forEach(entry -> fields.add(entry.getKey()));
    }
    schema.forEach(child -> fields(child, fields));
  }

  private static void sampleFields(JsonNode node, String name, Set<String> fields) {
    if (name.equals("policy") || name.equals("models")) {
      return;
    }
    node.properties()
        .forEach(entry -> {
          if (!FREE.contains(name)) {
            fields.add(entry.getKey());
          }
          sampleFields(entry.getValue(), FREE.contains(name) ? "" : entry.getKey(), fields);
        });
  }

  static List<String> errors(String yaml) {
    return SCHEMA.validate(json(yaml)).stream().map(Object::toString).toList();
  }

  private static JsonNode json(String yaml) {
    return JSON.valueToTree(YamlDocuments.parse("sample", yaml).get(0).plain());
  }

  private static String full() {
    try {
      return Files.readString(Path.of("src/test/resources/full-gateway.yaml"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
