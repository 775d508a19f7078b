package dev.ingressmap.localstage.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.source.Backend;
import dev.ingressmap.gateway.source.Ingress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The routes find the same rule as a reading of the specification, rule by rule. */
class IngressRoutesPropertyTest {

  private static final int MAPS = 300;
  private static final int REQUESTS = 100;
  private static final List<String> TYPES = List.of("Exact", "Prefix", "ImplementationSpecific");
  private static final List<String> HOSTS = List.of("", "a.b.c", "x.b.c", "*.b.c", "*.c", "b.c");
  private static final List<String> PATHS =
      List.of("/", "/a", "/a/", "/a/b", "/a/b/", "/a/b/c", "/ab", "/b");
  private static final List<String> REQUESTED =
      List.of(
          "/", "/a", "/a/", "/a/b", "/a/b/", "/a/b/c", "/a/b/c/d", "/a/bc", "/ab", "/ab/", "/c");

  @Test
  void agreesWithTheNaiveMatcher(TestReporter reporter) {
    long seed = Long.getLong("ingress.seed", System.nanoTime());
    reporter.publishEntry("ingress.seed", Long.toString(seed));
    Random random = new Random(seed);
    for (int i = 0; i < MAPS; i++) {
      IngressMap map = map(random);
      IngressRoutes routes = new IngressRoutes(map);
      for (int j = 0; j < REQUESTS; j++) {
        String host = pick(HOSTS, random).replace("*", "w");
        String path = pick(REQUESTED, random);
        assertThat(routes.find(host, path).map(target -> name(target.backend())).orElse("-"))
            .as("seed %d: %s%s in %s", seed, host, path, map)
            .isEqualTo(naive(map, host, path));
      }
    }
  }

  private static IngressMap map(Random random) {
    SampleMap map = new SampleMap();
    for (int i = random.nextInt(5); i >= 0; i--) {
      String[] rules = new String[random.nextInt(5)];
      for (int j = 0; j < rules.length; j++) {
        rules[j] =
            pick(TYPES, random) + " " + pick(HOSTS, random) + pick(PATHS, random) + " s" + i + j;
      }
      map.ingress("default", random.nextInt(4) == 0 ? "d" + i : null, rules);
    }
    return map.map();
  }

  private static String naive(IngressMap map, String host, String path) {
    String server = server(map, host);
    List<Ingress.Path> matching = new ArrayList<>();
    List<Backend> defaults = new ArrayList<>();
    for (Ingress ingress : map.of(Ingress.class)) {
      for (Ingress.Rule rule : ingress.rules()) {
        if (Objects.requireNonNullElse(rule.host(), "").equals(server)) {
          rule.paths().stream().filter(p -> matches(p, path)).forEach(matching::add);
          if (ingress.defaultBackend() != null) {
            defaults.add(ingress.defaultBackend());
          }
        }
      }
    }
    for (Ingress ingress : map.of(Ingress.class)) {
      if (ingress.rules().isEmpty() && ingress.defaultBackend() != null) {
        defaults.add(ingress.defaultBackend());
      }
    }
    return matching.stream()
        // If several are equal, min finds the first.
        .min(
            Comparator.comparingInt((Ingress.Path p) -> -length(p))
                .thenComparing(p -> p.type() != PathType.EXACT)
                .thenComparing(Ingress.Path::type))
        .map(p -> name(p.backend()))
        .orElse(defaults.isEmpty() ? "-" : name(defaults.getFirst()));
  }

  /** The host whose rules apply: the request's own, a wildcard that matches it, or none. */
  private static String server(IngressMap map, String host) {
    String wildcard = host.replaceFirst("^[^.]*", "*");
    return map.hosts().contains(host) ? host : map.hosts().contains(wildcard) ? wildcard : "";
  }

  private static boolean matches(Ingress.Path rule, String path) {
    if (rule.type() == PathType.EXACT) {
      return rule.path().equals(path);
    }
    List<String> prefix = elements(rule.path());
    List<String> elements = elements(path);
    return elements.size() >= prefix.size() && elements.subList(0, prefix.size()).equals(prefix);
  }

  private static int length(Ingress.Path rule) {
    return rule.type() == PathType.EXACT
        ? rule.path().length()
        : Math.max(1, rule.path().replaceFirst("/$", "").length());
  }

  private static List<String> elements(String path) {
    return Arrays.stream(path.split("/", -1)).filter(element -> !element.isEmpty()).toList();
  }

  private static String name(Backend backend) {
    return ((Backend.Service) backend).name();
  }

  private static String pick(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
