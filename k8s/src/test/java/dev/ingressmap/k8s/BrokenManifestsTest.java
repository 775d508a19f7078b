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
    Edit.set(Edit.document(documents, object), JsonPointer.compile(field), value);

    assertThat(Rules.broken(Manifests.decode(documents))).contains(problem);
  }

  /** The manifests are refused before any rule is checked. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "unknown.csv", delimiter = '|')
  void isRefused(String object, String field) {
    List<JsonNode> documents = Manifests.parse(rendered);
    Edit.set(Edit.document(documents, object), JsonPointer.compile(field), "1");

    assertThatThrownBy(() -> Manifests.decode(documents))
        .hasMessageContaining(field.substring(field.lastIndexOf('/') + 1));
  }
}
