package dev.ingressmap.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that users can apply renders, is known to Kubernetes, and follows every rule. */
class RenderingTest {

  @TempDir private static Path folder;
  private static ManifestTree tree;

  @BeforeAll
  static void copy() throws IOException {
    Kubectl.require();
    tree = ManifestTree.copyTo(folder);
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void keepsToTheRules(String kustomization) {
    check(folder.resolve(kustomization));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void keepsToTheRulesWith(List<String> components) throws IOException {
    check(tree.overlay("combination", List.of("base", "controllers/nginx"), components, ""));
  }

  @ParameterizedTest
  @MethodSource("withTheRetiredController")
  void keepsToTheRulesWithTheRetiredControllerAnd(List<String> components) throws IOException {
    check(
        tree.overlay(
            "combination",
            List.of("overlays/ingress-nginx"),
            components,
            ManifestTree.OF_THE_RETIRED_CONTROLLER));
  }

  @Test
  void keepsToTheRulesWithBothControllers() throws IOException {
    check(
        tree.overlay(
            "both-controllers",
            List.of(
                "base",
                "controllers/nginx",
                "controllers/ingress-nginx",
                "components/network-policy/ingress-nginx"),
            List.of("components/network-policy", "components/second-team"),
            ""));
  }

  private static void check(Path kustomization) {
    Manifests manifests = Manifests.decode(Kubectl.kustomize(kustomization));

    assertThat(manifests.objects()).isNotEmpty();
    assertThat(Rules.broken(manifests)).isEmpty();
  }

  /** All except controllers alone, whose objects refer to the base. */
  static Stream<String> kustomizations() throws IOException {
    List<String> folders = new ArrayList<>(List.of("", "base", "controllers/nginx"));
    folders.addAll(ManifestTree.folders("overlays", "kind: Kustomization"));
    return folders.stream();
  }

  /** Each component alone, each pair, and all together, except those that exclude one another. */
  static Stream<List<String>> combinations() throws IOException {
    List<String> all = ManifestTree.folders("components", "kind: Component");
    assertThat(all).hasSizeGreaterThan(5).containsAll(ManifestTree.ALTERNATIVES);
    return Stream.of(
            all.stream().map(List::of),
            all.stream()
                .flatMap(one ->
                    all.stream()
                        .filter(other -> one.compareTo(other) < 0)
                        .map(other -> List.of(one, other)))
                .filter(two -> !two.equals(ManifestTree.ALTERNATIVES)),
            Stream.of(
                ManifestTree.componentsWith("components/gateway-job"),
                ManifestTree.componentsWith("components/gateway-watch")))
        .flatMap(combinations -> combinations);
  }

  /** An apply by hand must not contradict what the controller applies by itself. */
  @Test
  void refusesAlternativesAtOnce() throws IOException {
    Path both =
        tree.overlay("both", List.of("base", "controllers/nginx"), ManifestTree.ALTERNATIVES, "");

    assertThatThrownBy(() -> Kubectl.kustomize(both))
        .hasMessageContaining("already registered id: Namespace")
        .hasMessageContaining("ingress-map-gateway");
  }

  /** The other components need the other controller. */
  static Stream<List<String>> withTheRetiredController() {
    return Stream.of(
        List.of(),
        List.of("components/second-team"),
        List.of("components/second-team", "components/gateway-job", "components/external-dns"),
        List.of("components/second-team", "components/gateway-watch"));
  }
}
