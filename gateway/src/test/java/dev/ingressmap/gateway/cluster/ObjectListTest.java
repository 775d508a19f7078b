package dev.ingressmap.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.cluster.server.Limits;
import dev.ingressmap.gateway.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists with several pages. */
class ObjectListTest {

  private static final String FIRST = MockCluster.INGRESSES + 2;
  private static final String SECOND = FIRST + "&continue=a%2Fb%3D";
  private static final String EXPIRED =
      "{\"kind\": \"Status\", \"code\": 410, \"message\": \"The provided continue parameter is too old\"}";

  @TempDir private Path folder;
  @AutoClose private final MockCluster cluster = MockCluster.withAnswers();

  @Test
  void areReadToTheirEnd() throws IOException {
    cluster.answer(FIRST, 200, Manifest.list("a/b=", item("1"), item("2")));
    cluster.answer(SECOND, 200, Manifest.list("", item("3")));

    assertThat(names()).containsExactly("1", "2", "3");
  }

  @Test
  void areReadOnceAgainIfTheyExpired() throws IOException {
    cluster.answer(FIRST, 200, Manifest.list("a/b=", item("1"), item("gone")));
    cluster.answer(SECOND, 410, EXPIRED);
    cluster.answer(FIRST, 200, Manifest.list("a/b=", item("1"), item("2")));
    cluster.answer(SECOND, 200, Manifest.list("", item("3")));

    assertThat(names()).containsExactly("1", "2", "3");
  }

  @Test
  void areNotReadForEver() {
    cluster.always(FIRST, 200, Manifest.list("a/b=", item("1"), item("2")));
    cluster.always(SECOND, 410, EXPIRED);

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(this::names)
        .withMessageEndingWith(
            "list ingresses.networking.k8s.io in all namespaces: changed faster than it could be"
                + " read (410): try again");
    assertThat(cluster.requests()).isEqualTo(4);
  }

  @Test
  void mayBeEmptyInGosOwnWay() throws IOException {
    cluster.answer(FIRST, 200, Manifest.list("a/b=", item("1")));
    cluster.answer(SECOND, 200, "{\"kind\": \"IngressList\", \"metadata\": {}, \"items\": null}");

    assertThat(names()).containsExactly("1");
  }

  private static String item(String name) {
    return Manifest.item("shop", name, "/" + name);
  }

  private List<String> names() throws IOException {
    ClusterSource source = new ClusterSource(cluster.kubeconfig(folder, ""), null, List.of());
    Limits twoAtOnce = new Limits(Duration.ofSeconds(9), Duration.ofSeconds(9), 2);
    return ClusterMap.read(source, MockCluster.nowhere(folder), Settings.DEFAULT, twoAtOnce)
        .map()
        .objects()
        .stream()
        .map(object -> object.id().name())
        .toList();
  }
}
