package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.route.ObjectName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object whose declaration waits until it is mended, so that the others need not wait.
 *
 * @param problems a line for each
 * @param kept the routes, as {@code METHOD /path}, that stay as they are live
 * @param stillOpen those of them that everybody may call although the object now asks for
 *     protection
 * @param others the objects that some of the problems are about, too, with these problems
 */
public record HeldBack(
    ObjectName object,
    Reason reason,
    List<String> problems,
    List<String> kept,
    List<String> stillOpen,
    SortedMap<ObjectName, List<String>> others) {

  public HeldBack {
    problems = List.copyOf(problems);
    kept = List.copyOf(kept);
    stillOpen = List.copyOf(stillOpen);
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
  }

  /** Why an object is held back. */
  public enum Reason {
    /** It says something that cannot be read or cannot be served. */
    INVALID,
    /** Another object has a path already. */
    CONFLICT,
    /** It would open something at or below a protected route of another team. */
    WEAKER,
    /** Another team has reserved the path. */
    RESERVED,
    /** The platform's policy does not allow it. */
    POLICY,
    /** It would exceed a quota of its team or of AWS. */
    QUOTA
  }

  /** What happens to its live routes, in words. */
  public String consequence() {
    if (kept.isEmpty()) {
      return "none of its routes is live";
    }
    return kept.size() == 1
        ? "its live route stays as it is"
        : "its " + kept.size() + " live routes stay as they are";
  }
}
