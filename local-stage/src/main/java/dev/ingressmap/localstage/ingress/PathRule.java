package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.route.PathType;
import java.util.Comparator;

/** A path of a host and where its requests go. */
record PathRule(String path, PathType type, Target target) {

  /** The longest path first; of equal paths, the exact one. */
  static final Comparator<PathRule> PRECEDENCE =
      Comparator.comparingInt((PathRule rule) -> -rule.path.length()).thenComparing(PathRule::type);

  PathRule {
    if (type != PathType.EXACT && path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
  }

  boolean matches(String requested) {
    if (type == PathType.EXACT) {
      return requested.equals(path);
    }
    return path.equals("/")
        || requested.equals(path)
        || (requested.startsWith(path) && requested.charAt(path.length()) == '/');
  }
}
