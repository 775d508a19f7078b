package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of {@code --endpoint-url}, or else of the variable that the AWS CLI reads too. */
final class EndpointUrl {

  private static final String OPTION = "--endpoint-url";
  private static final String VARIABLE = "AWS_ENDPOINT_URL";
  private static final String IGNORED = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

  private static final int MAX_PORT = 65_535;

  private EndpointUrl() {}

  /** The URL; null for AWS's own API Gateway. */
  static @Nullable URI of(@Nullable String option, Map<String, String> environment) {
    if (option != null) {
      return parse(OPTION, option);
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    boolean ignored = environment.getOrDefault(IGNORED, "").equalsIgnoreCase("true");
    return variable.isEmpty() || ignored ? null : parse(VARIABLE, variable);
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
