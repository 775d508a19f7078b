package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.http.PathForm;
import dev.ingressmap.localstage.model.account.Served;
import dev.ingressmap.localstage.model.domain.BasePathMapping;
import dev.ingressmap.localstage.model.domain.HostedDomain;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/**
 * What an invoke URL addresses: {@code {api}.execute-api.{anything}/{stage}/{path}}, or a {@link
 * PathForm} on any host. Several slashes before the stage or directly after it count as one, as on
 * AWS; later ones belong to the path.
 *
 * @param domain the host name; for the path form, the name that the API would have as a host
 * @param custom whether it was found by a custom domain name
 * @param path below the stage, as it was sent, still encoded, with a leading slash
 * @param requestPath with the stage, or with the base path that a custom domain name has instead
 */
public record InvokeAddress(
    String apiId, String stage, String domain, boolean custom, String path, String requestPath) {

  private static final String LABEL = "execute-api";

  /** The address that a request was sent to; empty if it does not address a stage. */
  public static Optional<InvokeAddress> of(HttpURI uri, Served served) {
    String path = pathOf(uri);
    String host = Objects.requireNonNullElse(uri.getHost(), "");
    HostedDomain domain = served.domain(host);
    if (domain != null) {
      return Optional.of(of(domain, host, path));
    }
    String apiId = apiOf(host);
    if (apiId != null) {
      return Optional.of(of(apiId, host, path));
    }
    return PathForm.of(path)
        .map(form -> of(form.apiId(), form.apiId() + "." + LABEL + ".localhost", form.path()));
  }

  private static @Nullable String apiOf(String host) {
    int dot = host.indexOf('.');
    if (dot < 1 || !host.regionMatches(true, dot + 1, LABEL, 0, LABEL.length())) {
      return null;
    }
    int end = dot + 1 + LABEL.length();
    return end == host.length() || host.charAt(end) == '.'
        ? host.substring(0, dot).toLowerCase(Locale.ROOT)
        : null;
  }

  private static InvokeAddress of(String apiId, String host, String path) {
    String sent = withOneSlash(path);
    String stage = head(sent.substring(1));
    String below = tail(sent.substring(1));
    return new InvokeAddress(apiId, stage, host, false, withOneSlash(below), sent);
  }

  /**
   * The stage that a domain name maps a path to: by its first segment, or else by the empty base
   * path.
   */
  private static InvokeAddress of(HostedDomain domain, String host, String path) {
    String sent = withOneSlash(path);
    String rest = sent.substring(1);
    BasePathMapping mapping = domain.mappings().get(head(rest));
    String below = mapping == null ? sent : withOneSlash(tail(rest));
    if (mapping == null) {
      mapping = domain.mappings().get(BasePathMapping.NONE);
    }
    if (mapping == null) {
      // There is no API with this id, so the call is refused like any other call of an unknown API.
      return new InvokeAddress("", "", host, true, sent, sent);
    }
    @Nullable String stage = mapping.stage();
    return stage == null
        ? new InvokeAddress(
            mapping.restApiId(),
            head(below.substring(1)),
            host,
            true,
            withOneSlash(tail(below.substring(1))),
            sent)
        : new InvokeAddress(mapping.restApiId(), stage, host, true, below, sent);
  }

  private static String pathOf(HttpURI uri) {
    String path = uri.getPath();
    return path == null || !path.startsWith("/") ? "/" : path;
  }

  /** A path with a single slash at its beginning. */
  private static String withOneSlash(String path) {
    int slashes = 0;
    while (slashes < path.length() && path.charAt(slashes) == '/') {
      slashes++;
    }
    return slashes == 1 ? path : "/" + path.substring(slashes);
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
