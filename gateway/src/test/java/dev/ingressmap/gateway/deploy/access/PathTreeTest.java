package dev.ingressmap.gateway.deploy.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PathTreeTest {

  private static final List<String> SEGMENTS = List.of("a", "b", "", "{x}", "{y}", "{proxy+}");

  /** Each path is looked up in a tree and, one by one, in a list. */
  @Test
  void findsWhatAListFinds() {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      TreeSet<String> paths = new TreeSet<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        paths.add(path(random));
      }
      PathTree<String> tree = new PathTree<>();
      paths.forEach(path -> tree.at(path).add(path));
      for (int i = 0; i < 20; i++) {
        String call = path(random);
        // Of what a resource has, some is not for this call.
        int others = random.nextInt(3);
        assertThat(tree.find(call, values -> choice(values, others)))
            .as("seed %d: %s of %s", seed, call, paths)
            .isEqualTo(nearest(paths, call, others));
      }
    }
  }

  @Test
  void takesPathsOfAnyDepth() {
    String deep = "/a".repeat(100_000);
    PathTree<String> tree = new PathTree<>();
    tree.at(deep).add("deep");
    tree.at("/{proxy+}").add("all");

    assertThat(tree.find(deep, values -> values.stream().findFirst())).contains("deep");
    assertThat(tree.find(deep + "/b", values -> values.stream().findFirst())).contains("all");
  }

  /** AWS always gives one, but an answer is not ours. */
  @Test
  void takesAPathWithoutASlash() {
    PathTree<String> tree = new PathTree<>();
    tree.at("").add("none");

    assertThat(tree.find("", values -> values.stream().findFirst())).contains("none");
    assertThat(tree.find("a", values -> values.stream().findFirst())).isEmpty();
  }

  private static Optional<String> choice(List<String> values, int others) {
    return values.stream()
        .filter(value -> value.length() % 3 != others)
        .min(Comparator.naturalOrder());
  }

  private static Optional<String> nearest(Collection<String> paths, String call, int others) {
    PathTemplate called = PathTemplate.of(call);
    return paths.stream()
        .filter(path -> PathTemplate.of(path).covers(called))
        .filter(path -> path.length() % 3 != others)
        .min(
            Comparator.comparing((String path) -> PathTemplate.of(path))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String path(Random random) {
    List<String> segments = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      segments.add(SEGMENTS.get(random.nextInt(SEGMENTS.size())));
      if (segments.get(segments.size() - 1).endsWith("+}")) {
        break;
      }
    }
    return "/" + String.join("/", segments);
  }
}
