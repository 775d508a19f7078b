package dev.ingressmap.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects in an API server that we did not write. */
class ClusterMapTest {

  @TempDir private Path folder;
  @AutoClose private final MockCluster cluster = MockCluster.withObjects();

  @Test
  void areThoseOfAllNamespaces() throws IOException {
    cluster.create(Manifest.ingress("team-b", "shop", "/b"));
    cluster.create(Manifest.ingress("team-a", "shop", "/a"));

    ClusterMap read = read();

    assertThat(read.cluster()).isEqualTo("context test (" + cluster.url() + ")");
    assertThat(read.map().objects())
        .extracting(object -> object.id().describe())
        .containsExactly("Ingress team-a/shop", "Ingress team-b/shop");
    assertThat(read.map().routes())
        .first()
        .satisfies(route ->
            assertThat(route.describe())
                .isEqualTo("Exact shop.example.com/a of Ingress team-a/shop (context test)"));
  }

  @Test
  void areThoseOfTheNamespacesThatAreNamed() throws IOException {
    for (String namespace : List.of("a", "b", "c")) {
      cluster.create(Manifest.ingress(namespace, "shop", "/" + namespace));
    }

    assertThat(read("c", "a", "c").map().objects())
        .extracting(object -> object.id().namespace())
        .containsExactly("a", "c");
  }

  @Test
  void giveTheSameBytesInWhateverOrder() throws IOException {
    String first = Manifest.ingress("a", "z", "/1");
    String second = Manifest.ingress("b", "y", "/2");
    String third = Manifest.ingress("a", "x", "/3");
    cluster.create(first);
    cluster.create(second);
    cluster.create(third);
    IngressMap map = read().map();

    try (MockCluster other = MockCluster.withObjects()) {
      other.create(third);
      other.create(second);
      other.create(first);
      IngressMap otherMap = read(other, List.of()).map();

      assertThat(otherMap.objects())
          .extracting(RouteObject::id)
          .containsExactlyElementsOf(map.objects().stream().map(RouteObject::id).toList());
      assertThat(document(otherMap)).isEqualTo(document(map));
    }
  }

  @Test
  void areNamedByWhatIsWrongWithThem() throws IOException {
    cluster.create(Manifest.ingress("team-a", "good", "/a"));
    cluster.create(Manifest.ingress("team-b", "bad", "/b").replace("Exact", "exact"));
    cluster.create(Manifest.ingress("team-c", "worse", "/../c"));

    assertThat(
            read().map().objects().stream()
                .flatMap(object -> object.flaw().stream())
                .flatMap(flaw -> flaw.problems().stream()))
        .containsExactly(
            "context test: Ingress team-b/bad: spec.rules[0].http.paths[0].pathType:"
                + " must be one of Exact, ImplementationSpecific, Prefix, not"
                + " \"exact\"",
            "context test: Ingress team-c/worse: spec.rules[0].http.paths[0].path:"
                + " must not contain /../");
  }

  @Test
  void areBothNamedIfTheyClaimOnePath() throws IOException {
    cluster.create(Manifest.ingress("team-b", "shop", "/orders"));
    cluster.create(Manifest.ingress("team-a", "shop", "/orders"));
    IngressMap map = read().map();

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> ApiMapping.map(map, Settings.DEFAULT))
        .withMessage(
            "context test: ANY /orders is claimed twice: by Exact shop.example.com/orders of"
                + " Ingress team-a/shop (context test) and by Exact shop.example.com/orders of"
                + " Ingress team-b/shop (context test): remove one, or give one another path");
  }

  @Test
  void areMissedInANamespaceThatDoesNotExist() throws IOException {
    cluster.create(Manifest.ingress("shop", "shop", "/a"));

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(() -> read("shop", "shpo"))
        .withMessage(
            "context test (" + cluster.url() + "): has no namespace shpo: check --namespace");
  }

  @Test
  void needNotBeInEveryNamespace() throws IOException {
    cluster.create(Manifest.ingress("shop", "shop", "/a"));
    cluster.createNamespace("empty");

    assertThat(read("shop", "empty").map().objects()).hasSize(1);
  }

  @Test
  void haveToBeSomewhere() {
    cluster.createNamespace("empty");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(this::read)
        .withMessage(
            "context test ("
                + cluster.url()
                + "): no Ingress found in any namespace: is it the right cluster?");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> read("empty"))
        .withMessageContaining("): no Ingress found in namespace empty: ");
  }

  private static String document(IngressMap map) {
    return ApiDocument.of(ApiMapping.map(map, Settings.DEFAULT)).json();
  }

  private ClusterMap read(String... namespaces) throws IOException {
    return read(cluster, List.of(namespaces));
  }

  private ClusterMap read(MockCluster of, List<String> namespaces) throws IOException {
    return ClusterMap.read(
        new ClusterSource(of.kubeconfig(folder, ""), null, namespaces),
        MockCluster.nowhere(folder),
        Settings.DEFAULT);
  }
}
