package dev.ingressmap.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each rule finds what it is for: in valid manifests, one field is changed. */
class BrokenManifestsTest {

  @TempDir private static Path folder;
  private static String rendered = "";

  @BeforeAll
  static void render() throws IOException {
    Kubectl.require();
    rendered =
        Kubectl.kustomize(
            ManifestTree.copyTo(folder)
                .overlay(
                    "all",
                    List.of("base", "controllers/nginx"),
                    ManifestTree.componentsWith("components/gateway-job"),
                    ""));
  }

  @Test
  void isWholeToBeginWith() {
    assertThat(Rules.broken(Manifests.decode(rendered))).isEmpty();
  }

  /** Without a value, the field is removed. */
  @ParameterizedTest(name = "{0} {1} = {2}")
  @CsvFileSource(resources = "broken.csv", delimiter = '|')
  void isFound(String object, String field, @Nullable String value, String problem) {
    List<JsonNode> documents = Manifests.parse(rendered);
    set(document(documents, object), JsonPointer.compile(field), value);

    assertThat(Rules.broken(Manifests.decode(documents))).contains(problem);
  }

  /** The manifests are refused before any rule is checked. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "unknown.csv", delimiter = '|')
  void isRefused(String object, String field) {
    List<JsonNode> documents = Manifests.parse(rendered);
    set(document(documents, object), JsonPointer.compile(field), "1");

    assertThatThrownBy(() -> Manifests.decode(documents))
        .hasMessageContaining(field.substring(field.lastIndexOf('/') + 1));
  }

  private static JsonNode document(List<JsonNode> documents, String name) {
    return documents.stream()
        .filter(document ->
            name.equals(
                document.path("kind").asString() + " " + document.at("/metadata/name").asString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  private static void set(JsonNode document, JsonPointer field, @Nullable String value) {
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
