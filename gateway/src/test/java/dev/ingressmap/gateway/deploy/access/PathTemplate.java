package dev.ingressmap.gateway.deploy.access;

import java.util.List;

/**
 * The path of a resource, which may have variables. If two paths cover a call, API Gateway uses the
 * one that sorts first.
 */
record PathTemplate(List<String> segments) implements Comparable<PathTemplate> {

  private static final int FIXED = 0;
  private static final int VARIABLE = 1;
  private static final int GREEDY = 2;

  static PathTemplate of(String path) {
    return new PathTemplate(List.of(path.substring(1).split("/", -1)));
  }

  /** Whether this path covers all calls that the other one covers. */
  boolean covers(PathTemplate other) {
    for (int i = 0; i < segments.size(); i++) {
      if (i == other.segments.size()) {
        return false;
      }
      String segment = segments.get(i);
      if (rank(segment) == GREEDY) {
        return !other.segments.get(i).isEmpty();
      }
      String its = other.segments.get(i);
      if (rank(segment) == FIXED ? !segment.equals(its) : its.isEmpty() || rank(its) == GREEDY) {
        return false;
      }
    }
    return segments.size() == other.segments.size();
  }

  private static int rank(String segment) {
    return !segment.startsWith("{") ? FIXED : segment.endsWith("+}") ? GREEDY : VARIABLE;
  }

  @Override
  public int compareTo(PathTemplate other) {
    for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
      int ranks = Integer.compare(rank(segments.get(i)), rank(other.segments.get(i)));
      if (ranks != 0) {
        return ranks;
      }
    }
    return 0;
  }
}
