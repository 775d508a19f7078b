package dev.ingressmap.gateway;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The HTTP methods of API Gateway. TRACE is not one of them. */
public final class Verbs {

  /** The method for everything that a path has no other method for. */
  public static final String ANY = "ANY";

  public static final List<String> ALL =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

  /** All methods and {@link #ANY}. */
  public static final SortedSet<String> WITH_ANY = withAny();

  /** A regular expression that matches one of {@link #WITH_ANY}, in a group. */
  public static final String PATTERN = "(" + String.join("|", WITH_ANY) + ")";

  private Verbs() {}

  private static SortedSet<String> withAny() {
    SortedSet<String> verbs = new TreeSet<>(ALL);
    verbs.add(ANY);
    return Collections.unmodifiableSortedSet(verbs);
  }
}
