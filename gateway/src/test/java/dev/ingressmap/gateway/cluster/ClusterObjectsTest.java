package dev.ingressmap.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cluster.server.Excerpt;
import dev.ingressmap.gateway.route.ObjectKind;
import dev.ingressmap.gateway.source.RouteSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is known of the Ingresses of a namespace that has more than its share. */
class ClusterObjectsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long SHARE = ClusterObjects.MOST_BYTES;

  private ClusterObjects objects = objects();

  @Test
  void areTheOldestInWhateverOrderTheyArrive() {
    List<Excerpt> all = new ArrayList<>();
    for (int i = 1; i < 10; i++) {
      all.add(ingress("x", "i" + i, i, SHARE / 4 - 7));
    }
    all.add(ingress("x", "late", 11, 1));
    all.add(ingress("other", "young", 12, SHARE));
    all.forEach(objects::add);
    assertThat(known()).containsExactly("other/young", "x/i1", "x/i2", "x/i3", "x/i4");

    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      Collections.shuffle(all, random);
      ClusterObjects again = objects();
      all.forEach(again::add);
      assertThat(again).isEqualTo(objects);
    }
  }

  @Test
  void areSaidToBeTooMany() {
    objects.add(ingress("x", "old", 1, SHARE));
    objects.add(ingress("x", "young", 2, 1));

    assertThat(objects.all())
        .filteredOn(object -> !object.excess().isEmpty())
        .singleElement()
        .satisfies(object -> {
          assertThat(object.id()).hasToString("x/young");
          assertThat(object.excess()).startsWith("has 7 paths").contains("namespace x");
          assertThat(object.authored().path("spec").toString())
              .isEqualTo("{\"ingressClassName\":\"nginx\"}");
        });
  }

  @Test
  void mayBeMoreAfterAnotherList() {
    objects.add(ingress("x", "old", 1, SHARE));
    objects.add(ingress("x", "young", 2, 1));
    objects.listed();
    assertThat(objects.wantList()).isFalse();
    objects.add(ingress("y", "else", 1, 1));
    assertThat(objects.wantList()).isFalse();

    objects.add(ingress("x", "old", 1, SHARE / 2));
    assertThat(objects.wantList()).isTrue();

    objects.listed();
    assertThat(objects.remove(ClusterObject.of(kind(), ingress("x", "old", 1, 1)).id())).isTrue();
    assertThat(objects.wantList()).isTrue();
  }

  @Test
  void doNotCountWhatIsTooLargeByItself() {
    Excerpt large = ingress("x", "large", 1, 0);
    objects.add(new Excerpt(large.object(), 0, 8000, true));
    objects.add(ingress("x", "young", 2, SHARE));

    assertThat(known()).containsExactly("x/young");
    assertThat(objects.all())
        .anyMatch(object -> object.excess().startsWith("has 8000 paths and is larger"));
  }

  @Test
  void haveFewAnnotationsIfTheirPathsAreNotKnown() {
    Excerpt large = ingress("x", "large", 1, 0);
    ObjectNode annotations = large.object().withObject("/metadata/annotations");
    annotations.put("a", "x".repeat(100_000)).put("ingressmap.dev/authorization", "AWS_IAM");
    for (int i = 0; i < 10_000; i++) {
      annotations.put("more" + i, "");
    }
    objects.add(new Excerpt(large.object(), 0, 8000, true));

    assertThat(objects.all())
        .singleElement()
        .satisfies(object -> {
          assertThat(object.authored().toString().length()).isLessThan(10_000);
          assertThat(object.authored().toString()).contains("AWS_IAM");
        });
  }

  private List<String> known() {
    return objects.all().stream()
        .filter(object -> object.excess().isEmpty())
        .map(object -> object.id().toString())
        .sorted()
        .toList();
  }

  private static ClusterObjects objects() {
    return new ClusterObjects(kind());
  }

  private static ObjectKind kind() {
    return RouteSource.kinds().get(0);
  }

  private static Excerpt ingress(String namespace, String name, int day, long size) {
    ObjectNode object =
        (ObjectNode)
            JSON.readTree(
                """
                {"metadata": {"namespace": "%s", "name": "%s",
                  "creationTimestamp": "2026-01-%02dT00:00:00Z"},
                 "spec": {"ingressClassName": "nginx", "rules": [{}]}}
                """
                    .formatted(namespace, name, day));
    return new Excerpt(object, size, 7, false);
  }
}
