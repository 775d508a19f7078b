package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of {@code --endpoint-url}, or else of the variable that the AWS CLI reads too. */
final class EndpointUrl {

  private static final String OPTION = "--endpoint-url";

  /** The variables that AWS's own tools read: for this service alone, or for all. */
  private static final List<String> VARIABLES =
      List.of("AWS_ENDPOINT_URL_API_GATEWAY", "AWS_ENDPOINT_URL");

  private static final String IGNORED = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

  private static final int MAX_PORT = 65_535;

  private EndpointUrl() {}

  /** The URL; null for AWS's own API Gateway. */
  static @Nullable URI of(@Nullable String option, Map<String, String> environment) {
    if (option != null) {
      return parse(OPTION, option);
    }
    if (environment.getOrDefault(IGNORED, "").equalsIgnoreCase("true")) {
      return null;
    }
    for (String variable : VARIABLES) {
      String text = environment.getOrDefault(variable, "");
      if (!text.isEmpty()) {
        return parse(variable, text);
      }
    }
    return null;
  }

  private static URI parse(String source, String text) {
    URI url = uri(source, text);
    if (url.getHost() == null) {
      throw invalid(source, text, "has no host that is a DNS name or an address");
    }
    if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
      throw invalid(source, text, url.getPort() + " is not a port: ports are 1 to " + MAX_PORT);
    }
    return url;
  }

  private static URI uri(String source, String text) {
    try {
      URI url = new URI(text);
      if ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Falls through: why it is not a URL makes no difference to the user.
    }
    throw invalid(source, text, "is not a URL such as http://localhost:4566");
  }

  private static InvalidInput invalid(String source, String text, String reason) {
    return new InvalidInput(source + " \"" + text + "\": " + reason);
  }
}
