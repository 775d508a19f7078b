package dev.ingressmap.gateway.deploy.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values by the paths of resources, found as API Gateway finds a resource: at the first segment
 * that differs, a literal comes before a variable, and a variable before one of the rest of the
 * path.
 */
final class PathTree<T> {

  private static final String VARIABLE = "{}";
  private static final String REST = "{+}";

  /** By literal segment, or by what stands for any: no literal begins with a brace. */
  private final Map<String, PathTree<T>> children = new HashMap<>();

  private final List<T> values = new ArrayList<>();

  /** A node to look at next, and how many segments of the path lead there. */
  private record Place<T>(PathTree<T> node, int segments) {}

  /** The values of a path, to which others can be added. */
  List<T> at(String path) {
    PathTree<T> node = this;
    for (String segment : segments(path)) {
      node = node.child(segment);
    }
    return node.values;
  }

  /**
   * The nearest value for a call.
   *
   * @param path of the call; a variable in it stands for any segment
   * @param choice what a resource has for the call, given its values
   */
  Optional<T> find(String path, Function<List<T>, Optional<T>> choice) {
    List<String> segments = segments(path);
    Deque<Place<T>> open = new ArrayDeque<>();
    open.push(new Place<>(this, 0));
    while (!open.isEmpty()) {
      Place<T> place = open.pop();
      if (place.segments < segments.size()) {
        place.node.open(segments, place.segments, open);
        continue;
      }
      Optional<T> found = choice.apply(place.node.values);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Opens the nodes that a segment leads to, so that the nearest is the first to be taken. */
  private void open(List<String> segments, int at, Deque<Place<T>> open) {
    String segment = segments.get(at);
    if (!segment.isEmpty()) {
      open(REST, segments.size(), open);
      if (!isRest(segment)) {
        open(VARIABLE, at + 1, open);
      }
    }
    if (!segment.startsWith("{")) {
      open(segment, at + 1, open);
    }
  }

  private void open(String child, int segments, Deque<Place<T>> open) {
    PathTree<T> node = children.get(child);
    if (node != null) {
      open.push(new Place<>(node, segments));
    }
  }

  private PathTree<T> child(String segment) {
    String literalOrAny = isRest(segment) ? REST : segment.startsWith("{") ? VARIABLE : segment;
    return children.computeIfAbsent(literalOrAny, any -> new PathTree<>());
  }

  private static boolean isRest(String segment) {
    return segment.startsWith("{") && segment.endsWith("+}");
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1));
  }
}
