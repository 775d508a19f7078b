package dev.ingressmap.localstage.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;

/** Encodes characters that no URI may contain, and leaves the rest unchanged. */
public final class LegalUri {

  private static final String IN_NONE = "[^\\x21-\\x7e]|[\"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})";
  private static final Pattern NOT_IN_QUERY = Pattern.compile(IN_NONE);
  private static final Pattern NOT_IN_PATH = Pattern.compile("[\\[\\]]|" + IN_NONE);

  private LegalUri() {}

  /** Where a server has what a request asks for, with the path and query that it was sent with. */
  public static URI at(URI server, HttpURI requested) {
    String path = Objects.requireNonNullElse(requested.getPath(), "/");
    String query = requested.getQuery() == null ? "" : "?" + query(requested.getQuery());
    return URI.create(server.getScheme() + "://" + server.getRawAuthority() + path(path) + query);
  }

  public static String path(String path) {
    return encoded(NOT_IN_PATH, path);
  }

  public static String query(String query) {
    return encoded(NOT_IN_QUERY, query);
  }

  /** Whether all of it may be in any part of a URI. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && "/-._~?&=,:".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String encoded(Pattern illegal, String text) {
    // Nearly every text is plain, and a matcher takes many times as long to say so.
    return isPlain(text)
        ? text
        : illegal
            .matcher(text)
            .replaceAll(
                c -> URLEncoder.encode(c.group(), StandardCharsets.UTF_8).replace("+", "%20"));
  }
}
