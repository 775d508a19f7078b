package dev.ingressmap.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Whatever users have applied, they can apply anything else over it, or next to it. */
class UpgradeTest {

  @TempDir private static Path folder;
  private static final Map<String, List<JsonNode>> RENDERED = new LinkedHashMap<>();

  @BeforeAll
  static void render() throws IOException {
    Kubectl.require();
    ManifestTree tree = ManifestTree.copyTo(folder);
    tree.overlay(
        "everything",
        List.of("base", "controllers/nginx"),
        ManifestTree.componentsWith("components/gateway-job"),
        "");
    tree.overlay(
        "watched",
        List.of("base", "controllers/nginx"),
        ManifestTree.componentsWith("components/gateway-watch"),
        "");
    for (String kustomization : kustomizations().toList()) {
      RENDERED.put(
          kustomization, Manifests.parse(Kubectl.kustomize(folder.resolve(kustomization))));
    }
  }

  /** Every folder that can be applied, and overlays with all components. */
  static Stream<String> kustomizations() throws IOException {
    List<String> folders =
        new ArrayList<>(List.of("", "base", "overlays/everything", "overlays/watched"));
    folders.addAll(ManifestTree.folders("controllers", "kind: Kustomization"));
    folders.addAll(ManifestTree.folders("overlays", "kind: Kustomization"));
    return folders.stream();
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void changesNothingThatCannotChange(String before) {
    assertThat(RENDERED)
        .hasSizeGreaterThan(8)
        .allSatisfy((after, documents) ->
            assertThat(Immutable.changed(rendered(before), documents))
                .as("%s over %s", after, before)
                .isEmpty());
  }

  /** Each field that cannot change is found: in valid manifests, it is changed. */
  @ParameterizedTest(name = "{0} {1} = {2}")
  @CsvFileSource(resources = "immutable.csv", delimiter = '|')
  void isFound(String object, String field, String value) {
    List<JsonNode> before = rendered("overlays/everything");
    List<JsonNode> after = before.stream().map(JsonNode::deepCopy).toList();
    Edit.set(Edit.document(after, object), JsonPointer.compile(field), value);

    assertThat(Immutable.changed(before, after))
        .singleElement()
        .asString()
        .startsWith(object)
        .endsWith(field);
  }

  /** Both serve at once until the callers have moved. */
  @Test
  void theControllersShareNoObject() {
    assertThat(Immutable.named(rendered("controllers/nginx")).keySet())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(
            Immutable.named(rendered("controllers/ingress-nginx")).keySet());
  }

  private static List<JsonNode> rendered(String kustomization) {
    return RENDERED.getOrDefault(kustomization, List.of());
  }
}
