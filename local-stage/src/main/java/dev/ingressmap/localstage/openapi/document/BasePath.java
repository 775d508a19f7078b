package dev.ingressmap.localstage.openapi.document;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the base path of a document.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html">AWS:
 *     set the basePath property</a>
 */
public enum BasePath {
  /** It is dropped. */
  IGNORE,
  /** It is put in front of every path. */
  PREPEND,
  /** Its first segment is dropped as the stage's name. The rest is put in front of every path. */
  SPLIT;

  /** The handling that a request asks for, or {@link #IGNORE} by default. */
  public static BasePath of(@Nullable String parameter) {
    return switch (parameter == null ? "" : parameter.toLowerCase(Locale.ROOT)) {
      case "prepend" -> PREPEND;
      case "split" -> SPLIT;
      default -> IGNORE;
    };
  }

  /**
   * The text to put in front of the document's paths: empty, or with a leading but no trailing
   * slash.
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
