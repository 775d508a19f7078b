package dev.ingressmap.gateway.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How one map is split over several APIs, since one API has room for so many resources only: some
 * first segments of paths have an API of their own, a <em>part</em>, and all other paths share one.
 *
 * <p>A base path of the custom domain leads to each part and is not in the paths that the part's
 * API sees: what callers know as {@code /orders/1} is {@code /1} there.
 *
 * @param segments that have an API of their own
 */
public record Split(SortedSet<String> segments) {

  /** One API for all paths. */
  public static final Split NONE = new Split(new TreeSet<>());

  /** The part of all paths that no other one has. */
  public static final String REST = "";

  public Split {
    segments = Collections.unmodifiableSortedSet(new TreeSet<>(segments));
  }

  public boolean isNone() {
    return segments.isEmpty();
  }

  /** The parts, that of the rest last. */
  public List<String> parts() {
    List<String> parts = new ArrayList<>(segments);
    parts.add(REST);
    return parts;
  }

  /** The part that has a path. */
  public String partOf(String path) {
    String first = first(path);
    return segments.contains(first) ? first : REST;
  }

  /** The first segment of a path, empty for the root. */
  public static String first(String path) {
    return path.split("/", 3)[1];
  }

  /** What a part sees of a path that it has. */
  public static String within(String part, String path) {
    if (part.isEmpty()) {
      return path;
    }
    String rest = path.substring(part.length() + 1);
    return rest.isEmpty() ? "/" : rest;
  }

  /** What callers know a path of a part as. */
  public static String whole(String part, String path) {
    return part.isEmpty() ? path : "/" + part + (path.equals("/") ? "" : path);
  }

  /** The same of a method, as {@code GET /1}. */
  public static String wholeMethod(String part, String method) {
    String[] words = method.split(" ", 2);
    return words[0] + " " + whole(part, words[1]);
  }
}
