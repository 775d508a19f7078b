package dev.ingressmap.localstage.ingress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of one host, from all Ingresses that name it. */
final class HostRules {

  private final List<PathRule> paths = new ArrayList<>();
  private @Nullable Target otherwise;

  void add(PathRule rule) {
    paths.add(rule);
    // The sort is stable: if two rules claim the same path, the first one keeps it.
    paths.sort(PathRule.PRECEDENCE);
  }

  void otherwise(Target target) {
    if (otherwise == null) {
      otherwise = target;
    }
  }

  Optional<Target> find(String path) {
    for (PathRule rule : paths) {
      if (rule.matches(path)) {
        return Optional.of(rule.target());
      }
    }
    return Optional.ofNullable(otherwise);
  }
}
