package dev.ingressmap.localstage.ingress;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * The path of a request: as it was sent, for the upstream, and as nginx reads it, for the rules.
 */
final class RequestPath {

  private static final Pattern NOT_IN_URI =
      Pattern.compile("[^\\x21-\\x7e]|[\"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");
  private static final Pattern NOT_IN_PATH = Pattern.compile("[\\[\\]]");

  private RequestPath() {}

  /** The path decoded, without empty elements, and with dots followed. */
  static String normal(String path) {
    if (path.indexOf('%') < 0 && !path.contains("//") && !path.contains("/.")) {
      return path;
    }
    String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    Deque<String> elements = new ArrayDeque<>();
    String last = "";
    for (String element : decoded.split("/", -1)) {
      last = element;
      if (element.equals("..")) {
        elements.pollLast();
      } else if (!element.isEmpty() && !element.equals(".")) {
        elements.addLast(element);
      }
    }
    boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
    String normal = "/" + String.join("/", elements);
    return folder && !elements.isEmpty() ? normal + "/" : normal;
  }

  /** The path and the query with what no URI may have encoded. */
  static String legal(String path, String query) {
    String legal = encoded(NOT_IN_PATH, encoded(NOT_IN_URI, path));
    return query.isEmpty() ? legal : legal + "?" + encoded(NOT_IN_URI, query);
  }

  private static String encoded(Pattern illegal, String text) {
    return illegal
        .matcher(text)
        .replaceAll(c -> URLEncoder.encode(c.group(), StandardCharsets.UTF_8).replace("+", "%20"));
  }
}
