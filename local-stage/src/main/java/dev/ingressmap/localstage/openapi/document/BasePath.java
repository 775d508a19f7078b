package dev.ingressmap.localstage.openapi.document;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  public String prefix(@Nullable String basePath, Findings findings) {
    if (this == IGNORE) {
      return "";
    }
    if (basePath == null) {
      findings.warn("The URL of the server does not tell the base path. Ignoring.");
      return "";
    }
    return Stream.of(basePath.split("/", -1))
        .filter(segment -> !segment.isEmpty())
        .skip(this == SPLIT ? 1 : 0)
        .map(segment -> "/" + segment)
        .collect(Collectors.joining());
  }
}
