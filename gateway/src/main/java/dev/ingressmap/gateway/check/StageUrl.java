package dev.ingressmap.gateway.check;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A path below the address of a stage. It is sent exactly as it is: nothing resolves or encodes it.
 *
 * @param base such as {@code https://id.execute-api.eu-central-1.amazonaws.com/v1}, without a slash
 *     at its end
 * @param path begins with a slash, and may have a query
 */
public record StageUrl(URI base, String path) {

  /** The target for the request line. */
  String target() {
    return base.getRawPath() + path;
  }

  /** This URL with an additional query parameter. */
  StageUrl withQuery(String name, String value) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
    return new StageUrl(base, path + (path.contains("?") ? "&" : "?") + encoded + "=" + value);
  }

  @Override
  public String toString() {
    return base + path;
  }
}
