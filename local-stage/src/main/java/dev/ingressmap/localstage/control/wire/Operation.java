package dev.ingressmap.localstage.control.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation of API Gateway's service model.
 *
 * @param path the segments of its URI template
 * @param query what the query string must contain, such as {@code mode=import}; empty if it may be
 *     anything
 * @param status the HTTP status of success
 */
public record Operation(
    String name, String httpMethod, List<String> path, String query, int status) {

  static Operation parse(String line) {
    String[] columns = line.split("\\s+", -1);
    String[] uri = columns[2].split("\\?", 2);
    return new Operation(
        columns[0],
        columns[1],
        List.of(uri[0].substring(1).split("/", -1)),
        uri.length == 2 ? uri[1] : "",
        Integer.parseInt(columns[3]));
  }

  /** The labels of a path that matches the template, decoded; null if it does not match. */
  public @Nullable Map<String, String> match(List<String> segments) {
    if (!fits(segments)) {
      return null;
    }
    var labels = new HashMap<String, String>();
    for (int i = 0; i < path.size(); i++) {
      String template = path.get(i);
      if (template.endsWith("+}")) {
        String rest = String.join("/", segments.subList(i, segments.size()));
        labels.put(template.substring(1, template.length() - 2), decode(rest));
        return labels;
      }
      if (template.startsWith("{")) {
        labels.put(template.substring(1, template.length() - 1), decode(segments.get(i)));
      }
    }
    return labels;
  }

  /** Whether a path has the template's length and literals. Most templates fail here. */
  private boolean fits(List<String> segments) {
    boolean greedy = path.getLast().endsWith("+}");
    if (greedy ? segments.size() < path.size() : segments.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      String template = path.get(i);
      if (!template.startsWith("{") && !template.equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
