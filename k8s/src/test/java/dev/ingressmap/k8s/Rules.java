package dev.ingressmap.k8s;

import java.util.List;
import java.util.stream.Stream;

/** All rules that manifests must follow. */
final class Rules {

  static final List<Rule> ALL =
      List.of(
          new IngressBackends(),
          new ServicePods(),
          new Selectors(),
          new References(),
          new AppliedWhole(),
          new RestrictedPods(),
          new PinnedImages(System.getProperty("project.version")),
          new BoundedPods(),
          new SteadyWorkloads());

  private Rules() {}

  static List<String> broken(Manifests manifests) {
    return ALL.stream().flatMap(rule -> rule.broken(manifests)).toList();
  }

  /** The problem, unless the rule is followed. */
  static Stream<String> unless(boolean kept, String problem) {
    return kept ? Stream.of() : Stream.of(problem);
  }
}
