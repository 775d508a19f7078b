package dev.ingressmap.gateway.check;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A path below the address of a stage. Nobody resolves or encodes it on its way: the stage gets
 * what it says.
 *
 * @param base such as {@code https://id.execute-api.eu-central-1.amazonaws.com/v1}, without a slash
 *     at its end
 * @param path begins with a slash, and may have a query
 */
public record StageUrl(URI base, String path) {

  /** What the request line has. */
  String target() {
    return base.getRawPath() + path;
  }

  /** The same with a parameter more. */
  StageUrl withQuery(String name, String value) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
    return new StageUrl(base, path + (path.contains("?") ? "&" : "?") + encoded + "=" + value);
  }

  @Override
  public String toString() {
    return base + path;
  }
}
