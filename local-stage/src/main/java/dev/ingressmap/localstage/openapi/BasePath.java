package dev.ingressmap.localstage.openapi;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of the base path of a document.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html">AWS:
 *     set the basePath property</a>
 */
public enum BasePath {
  /** It is dropped. */
  IGNORE,
  /** It goes in front of every path. */
  PREPEND,
  /** Its first segment is taken for a stage and dropped, the rest goes in front of every path. */
  SPLIT;

  /** The base path handling that a request asks for; {@link #IGNORE} if it does not. */
  public static BasePath of(@Nullable String parameter) {
    return switch (parameter == null ? "" : parameter.toLowerCase(Locale.ROOT)) {
      case "prepend" -> PREPEND;
      case "split" -> SPLIT;
      default -> IGNORE;
    };
  }

  /**
   * What goes in front of the paths of a document: empty, or with a leading and no trailing slash.
   */
  String prefix(JsonNode document) {
    String path = this == IGNORE ? "" : strip(basePath(document.path("servers").path(0)));
    if (this == SPLIT) {
      int slash = path.indexOf('/');
      path = slash < 0 ? "" : path.substring(slash + 1);
    }
    return path.isEmpty() ? "" : "/" + path;
  }

  private static String basePath(JsonNode server) {
    String variable = Nodes.text(server.path("variables").path("basePath"), "default");
    if (variable != null) {
      return variable;
    }
    try {
      String path = URI.create(String.valueOf(Nodes.text(server, "url"))).getRawPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException e) {
      // A server URL with variables other than basePath names no path.
      return "";
    }
  }

  private static String strip(String path) {
    return path.replaceAll("^/+|/+$", "");
  }
}
