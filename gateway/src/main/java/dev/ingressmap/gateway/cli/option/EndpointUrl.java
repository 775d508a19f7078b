package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;

/** The value of {@code --endpoint-url}. */
final class EndpointUrl {

  private static final int MAX_PORT = 65_535;

  private EndpointUrl() {}

  static URI parse(String text) {
    URI url = uri(text);
    if (url.getHost() == null) {
      throw invalid(text, "has no host that is a DNS name or an address");
    }
    if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
      throw invalid(text, url.getPort() + " is not a port: ports are 1 to " + MAX_PORT);
    }
    return url;
  }

  private static URI uri(String text) {
    try {
      URI url = new URI(text);
      if ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Falls through: why it is not a URL makes no difference to the user.
    }
    throw invalid(text, "is not a URL such as http://localhost:4566");
  }

  private static InvalidInput invalid(String text, String reason) {
    return new InvalidInput("--endpoint-url \"" + text + "\": " + reason);
  }
}
