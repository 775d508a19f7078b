package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.BasePathMapping;
import dev.ingressmap.localstage.restapi.DomainNames;
import dev.ingressmap.localstage.restapi.HostedDomain;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/**
 * What an invoke URL addresses: {@code {api}.execute-api.{anything}/{stage}/{path}}, or {@code
 * /_aws/execute-api/{api}/{stage}/{path}} on any host.
 *
 * @param custom whether it was found by a custom domain name
 * @param path as it was sent, still encoded, with a leading slash
 */
record InvokeAddress(String apiId, String stage, String path, boolean custom) {

  private static final String LABEL = "execute-api";
  private static final String PATH_FORM = "/_aws/execute-api/";

  /** The address that a request was sent to, unless it is for somebody else. */
  static Optional<InvokeAddress> of(HttpURI uri, DomainNames domains) {
    HostedDomain domain = domains.ofHost(uri.getHost());
    return domain == null ? of(uri) : Optional.of(of(domain, pathOf(uri)));
  }

  private static Optional<InvokeAddress> of(HttpURI uri) {
    String path = pathOf(uri);
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
    return new InvokeAddress(apiId, head(stageAndPath), tail(stageAndPath), false);
  }

  /** What a domain name maps a path to: by its first segment, else by none. */
  private static InvokeAddress of(HostedDomain domain, String path) {
    String rest = path.substring(1);
    BasePathMapping mapping = domain.mappings().get(head(rest));
    String below = mapping == null ? path : tail(rest);
    if (mapping == null) {
      mapping = domain.mappings().get(BasePathMapping.NONE);
    }
    if (mapping == null) {
      // An API that is not there, so the call is refused like any other to one.
      return new InvokeAddress("", "", path, true);
    }
    return mapping.stage() == null
        ? new InvokeAddress(
            mapping.restApiId(), head(below.substring(1)), tail(below.substring(1)), true)
        : new InvokeAddress(mapping.restApiId(), mapping.stage(), below, true);
  }

  private static String pathOf(HttpURI uri) {
    String path = uri.getPath();
    return path == null || !path.startsWith("/") ? "/" : path;
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
