package dev.ingressmap.localstage.execute;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * What an invoke URL addresses: {@code {api}.execute-api.{anything}/{stage}/{path}}, or {@code
 * /_aws/execute-api/{api}/{stage}/{path}} on any host.
 *
 * @param path as it was sent, still encoded, with a leading slash
 */
record InvokeAddress(String apiId, String stage, String path) {

  private static final Pattern HOST = Pattern.compile("([a-z0-9]+)\\.execute-api(\\..*)?");
  private static final String PATH_FORM = "/_aws/execute-api/";

  /** The address that a request was sent to, unless it is for somebody else. */
  static Optional<InvokeAddress> of(Request request) {
    String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("/");
    String host = Optional.ofNullable(request.getHttpURI().getHost()).orElse("");
    Matcher matcher = HOST.matcher(host.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      return Optional.of(of(matcher.group(1), path.substring(1)));
    }
    if (path.startsWith(PATH_FORM)) {
      String rest = path.substring(PATH_FORM.length());
      return Optional.of(of(head(rest), tail(rest).substring(1)));
    }
    return Optional.empty();
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
