package dev.ingressmap.gateway.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How one map is split over several APIs, because one API has room for only a limited number of
 * resources. Some first path segments have an API of their own, a <em>part</em>. All other paths
 * share one API, the <em>rest</em>.
 *
 * @param segments that have an API of their own
 */
public record Split(SortedSet<String> segments) {

  /** One API for all paths. */
  public static final Split NONE = new Split(new TreeSet<>());

  /** The name of the part for all other paths: the rest. */
  public static final String REST = "";

  public Split {
    segments = Collections.unmodifiableSortedSet(new TreeSet<>(segments));
  }

  public boolean isNone() {
    return segments.isEmpty();
  }

  /** The parts; the rest is last. */
  public List<String> parts() {
    List<String> parts = new ArrayList<>(segments);
    parts.add(REST);
    return parts;
  }

  /** The part that serves a path. */
  public String partOf(String path) {
    String first = first(path);
    return segments.contains(first) ? first : REST;
  }

  /** The first segment of a path; empty for the root. */
  public static String first(String path) {
    return path.split("/", 3)[1];
  }

  /** A path as the API of its part sees it. */
  public static String within(String part, String path) {
    if (part.isEmpty()) {
      return path;
    }
    String rest = path.substring(part.length() + 1);
    return rest.isEmpty() ? "/" : rest;
  }

  /** A path of a part, as callers write it. */
  public static String whole(String part, String path) {
    return part.isEmpty() ? path : "/" + part + (path.equals("/") ? "" : path);
  }

  /** A method of a part, as callers write it, such as {@code GET /1}. */
  public static String wholeMethod(String part, String method) {
    String[] words = method.split(" ", 2);
    return words[0] + " " + whole(part, words[1]);
  }
}
