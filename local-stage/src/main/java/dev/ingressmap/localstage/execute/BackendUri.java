package dev.ingressmap.localstage.execute;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a backend is called.
 *
 * @param pathAndQuery still encoded, with a leading slash
 */
record BackendUri(String scheme, String host, int port, String pathAndQuery) {

  private static final Pattern STAGE_VARIABLE = Pattern.compile("\\$\\{stageVariables\\.(\\w+)}");
  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");
  private static final Pattern SHAPE = Pattern.compile("(https?)://([^/?#]+)([^?#]*)(\\?[^#]*)?.*");

  /**
   * Reads the URI of an integration.
   *
   * @param parameters what its {@code {name}} stand for, encoded
   * @param stageVariables what its {@code ${stageVariables.name}} stand for
   * @throws GatewayFailure if what comes of it cannot be called
   */
  static BackendUri of(
      String template, Map<String, String> parameters, Map<String, String> stageVariables) {
    String filled = fill(fill(template, STAGE_VARIABLE, stageVariables), PARAMETER, parameters);
    Matcher matcher = SHAPE.matcher(filled);
    if (!matcher.matches()) {
      throw invalid(filled);
    }
    try {
      URI authority = new URI(matcher.group(1) + "://" + matcher.group(2));
      if (authority.getHost() == null) {
        throw invalid(filled);
      }
      int port = authority.getPort();
      boolean https = matcher.group(1).equals("https");
      String path = matcher.group(3).isEmpty() ? "/" : matcher.group(3);
      String query = matcher.group(4) == null ? "" : matcher.group(4);
      return new BackendUri(
          matcher.group(1),
          authority.getHost(),
          port < 0 ? (https ? 443 : 80) : port,
          path + query);
    } catch (URISyntaxException e) {
      throw invalid(filled);
    }
  }

  /** The value of the Host header: the port only where it is not the scheme's own. */
  String authority() {
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return usual ? host : host + ":" + port;
  }

  /** This URI with more parameters in its query, which are encoded already. */
  BackendUri withQuery(String more) {
    if (more.isEmpty()) {
      return this;
    }
    String separator = pathAndQuery.contains("?") ? "&" : "?";
    return new BackendUri(scheme, host, port, pathAndQuery + separator + more);
  }

  private static String fill(String template, Pattern name, Map<String, String> values) {
    // What has no value is left as it stands, and the backend gets to see it.
    return name.matcher(template)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
  }

  private static GatewayFailure invalid(String uri) {
    return new GatewayFailure(
        GatewayResponse.API_CONFIGURATION_ERROR, "invalid endpoint address: " + uri);
  }
}
