package dev.ingressmap.localstage.execute;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/**
 * What an invoke URL addresses: {@code {api}.execute-api.{anything}/{stage}/{path}}, or {@code
 * /_aws/execute-api/{api}/{stage}/{path}} on any host.
 *
 * @param path as it was sent, still encoded, with a leading slash
 */
record InvokeAddress(String apiId, String stage, String path) {

  private static final String LABEL = "execute-api";
  private static final String PATH_FORM = "/_aws/execute-api/";

  /** The address that a request was sent to, unless it is for somebody else. */
  static Optional<InvokeAddress> of(HttpURI uri) {
    String path = uri.getPath();
    if (path == null || !path.startsWith("/")) {
      path = "/";
    }
    String apiId = apiOf(uri.getHost());
    if (apiId != null) {
      return Optional.of(of(apiId, path.substring(1)));
    }
    if (path.startsWith(PATH_FORM)) {
      String rest = path.substring(PATH_FORM.length());
      return Optional.of(of(head(rest), tail(rest).substring(1)));
    }
    return Optional.empty();
  }

  private static @Nullable String apiOf(@Nullable String host) {
    int dot = host == null ? -1 : host.indexOf('.');
    if (host == null || dot < 1 || !host.regionMatches(true, dot + 1, LABEL, 0, LABEL.length())) {
      return null;
    }
    int end = dot + 1 + LABEL.length();
    return end == host.length() || host.charAt(end) == '.'
        ? host.substring(0, dot).toLowerCase(Locale.ROOT)
        : null;
  }

  private static InvokeAddress of(String apiId, String stageAndPath) {
    return new InvokeAddress(apiId, head(stageAndPath), tail(stageAndPath));
  }

  private static String head(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private static String tail(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? "/" : path.substring(slash);
  }
}
