package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The paths of a route: on the API as resources have them, and on the backend. */
record ApiPath(String resource, String backend) {

  private static final Pattern REGULAR_EXPRESSION = Pattern.compile(".*[\\\\^$*+?()\\[\\]{}|].*");
  private static final String PROXY = "{proxy+}";
  private static final Pattern DOTS = Pattern.compile(".*/\\.\\.?(/.*)?");
  private static final Pattern LITERAL = Pattern.compile("([a-zA-Z0-9._:/-]*).*", Pattern.DOTALL);
  private static final Pattern SEGMENTS = Pattern.compile("/|(?:/[a-zA-Z0-9._:-]++)++/?");

  /**
   * Reads the path of a route.
   *
   * @param prefix the path of its host's routes in the API, empty for the root
   * @throws dev.ingressmap.gateway.InvalidInput if the path is a regular expression or has
   *     characters that resources of API Gateway cannot have
   */
  static ApiPath of(Route route, String prefix) {
    String path = route.path();
    if (route.type() == PathType.IMPLEMENTATION_SPECIFIC
        && REGULAR_EXPRESSION.matcher(path).matches()) {
      throw route.invalid(
          "path",
          "\""
              + path
              + "\" is a regular expression, which cannot be a resource: use Exact or Prefix");
    }
    if (!SEGMENTS.matcher(path).matches()) {
      throw route.invalid(
          "path",
          "\""
              + path
              + "\" has a character that no resource can have: use only letters, digits and"
              + " ._:-");
    }
    if (DOTS.matcher(path).matches()) {
      throw route.invalid("path", "\"" + path + "\" has a segment of dots, which clients resolve");
    }
    String bare = withoutSlashAtEnd(path);
    String resource = prefix + (bare.equals("/") && !prefix.isEmpty() ? "" : bare);
    return new ApiPath(resource, route.type() == PathType.EXACT ? path : bare);
  }

  /** The path of everything below this one. */
  ApiPath below() {
    return new ApiPath(append(resource, PROXY), append(backend, "{proxy}"));
  }

  /** Whether it is the path of everything, so that it belongs to nobody in particular. */
  boolean isRoot() {
    return resource.equals("/");
  }

  /** The names of its variables. */
  Set<String> variables() {
    return resource.endsWith(PROXY) ? Set.of("proxy") : Set.of();
  }

  /** The paths whose proxy resources lead here, the nearest first. */
  List<String> above() {
    List<String> above = new ArrayList<>();
    for (int slash = resource.lastIndexOf('/');
        slash > 0;
        slash = resource.lastIndexOf('/', slash - 1)) {
      above.add(resource.substring(0, slash));
    }
    above.add("/");
    return above;
  }

  /** The beginning of a path that has no special characters. */
  static String literal(String path) {
    return LITERAL.matcher(path).replaceFirst("$1");
  }

  private static String append(String path, String segment) {
    return path.equals("/") ? "/" + segment : path + "/" + segment;
  }

  /** API Gateway does not distinguish {@code /a/} from {@code /a}. */
  private static String withoutSlashAtEnd(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
