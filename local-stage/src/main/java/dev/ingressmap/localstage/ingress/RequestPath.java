package dev.ingressmap.localstage.ingress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The path of a request as nginx reads it, for the rules. */
final class RequestPath {

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
}
