package dev.ingressmap.localstage.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path that names an API and its stage, on a host that does not: {@code
 * /_aws/execute-api/{api}/{stage}/{path}}, or {@code /restapis/{api}/{stage}/_user_request_/{path}}
 * as older versions of LocalStack have it. It is read as it was sent: an encoded letter makes it
 * another path.
 *
 * @param path of the stage and below it, still encoded, with a leading slash
 */
public record PathForm(String apiId, String path) {

  private static final String FORM = "/_aws/execute-api/";

  private static final Pattern USER_REQUEST =
      Pattern.compile(
          "/restapis/(?<api>[^/]+)(?<stage>/[^/]+)/_user_request_(?<below>/.*)?", Pattern.DOTALL);

  /** The API and the path that a path names; empty if it has neither form. */
  public static Optional<PathForm> of(String path) {
    // Each call comes by here, and most have neither form.
    if (path.startsWith(FORM)) {
      int slash = path.indexOf('/', FORM.length());
      return Optional.of(
          slash < 0
              ? new PathForm(path.substring(FORM.length()), "/")
              : new PathForm(path.substring(FORM.length(), slash), path.substring(slash)));
    }
    if (!path.startsWith("/restapis/")) {
      return Optional.empty();
    }
    Matcher old = USER_REQUEST.matcher(path);
    return old.matches()
        ? Optional.of(
            new PathForm(old.group("api"), old.group("stage") + orRoot(old.group("below"))))
        : Optional.empty();
  }

  private static String orRoot(@Nullable String path) {
    return path == null ? "/" : path;
  }
}
