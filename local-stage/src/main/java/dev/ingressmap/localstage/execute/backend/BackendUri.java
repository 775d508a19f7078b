package dev.ingressmap.localstage.execute.backend;

import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.http.LegalUri;
import dev.ingressmap.localstage.model.StageVariables;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.HostPort;

/**
 * The address of a backend.
 *
 * @param pathAndQuery encoded, with a leading slash
 */
record BackendUri(String scheme, String host, int port, String pathAndQuery) {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");
  private static final Pattern SHAPE =
      Pattern.compile(
          "(https?)://(?:[^/?#@]*@)?([^/?#@]+)([^?#]*)(\\?[^#]*)?.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST = Pattern.compile("[\\w.-]+|\\[[\\w:.%]+]");

  /**
   * Reads the URI of an integration.
   *
   * @param parameters the values of its {@code {name}} variables, encoded
   * @param stageVariables the values of its {@code ${stageVariables.name}} variables
   * @throws GatewayFailure if the resulting URI cannot be called
   */
  static BackendUri of(
      String template, Map<String, String> parameters, Map<String, String> stageVariables) {
    // In this order, so that clients cannot name a stage variable.
    String filled = withParameters(StageVariables.filled(template, stageVariables), parameters);
    Matcher matcher = SHAPE.matcher(filled);
    if (!matcher.matches()) {
      throw invalid();
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    String path = matcher.group(3).isEmpty() ? "/" : matcher.group(3);
    String query = matcher.group(4) == null ? "" : matcher.group(4);
    HostPort authority = authority(matcher.group(2));
    return new BackendUri(
        scheme,
        String.valueOf(authority.getHost()),
        authority.getPort(scheme.equals("https") ? 443 : 80),
        LegalUri.path(path) + LegalUri.query(query));
  }

  private static String withParameters(String template, Map<String, String> parameters) {
    return template.indexOf('{') < 0
        ? template
        : PARAMETER
            .matcher(template)
            .replaceAll(name ->
                Matcher.quoteReplacement(parameters.getOrDefault(name.group(1), name.group())));
  }

  /** Encoded; empty if there is none. */
  String query() {
    int begin = pathAndQuery.indexOf('?');
    return begin < 0 ? "" : pathAndQuery.substring(begin + 1);
  }

  URI toUri() {
    return URI.create(scheme + "://" + host + ":" + port + pathAndQuery);
  }

  @Override
  public String toString() {
    return scheme + "://" + authority() + pathAndQuery;
  }

  /** The value of the Host header, with the port only if it is not the scheme's default. */
  String authority() {
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return usual ? host : host + ":" + port;
  }

  /** This URI with more query parameters, which are encoded already where necessary. */
  BackendUri withQuery(String more) {
    if (more.isEmpty()) {
      return this;
    }
    String separator = pathAndQuery.contains("?") ? "&" : "?";
    String added = LegalUri.query(more);
    return new BackendUri(scheme, host, port, pathAndQuery + separator + added);
  }

  private static HostPort authority(String text) {
    try {
      HostPort authority = new HostPort(text);
      if (HOST.matcher(String.valueOf(authority.getHost())).matches()) {
        return authority;
      }
    } catch (IllegalArgumentException e) {
      // It is refused below, like any other invalid URI.
    }
    throw invalid();
  }

  private static GatewayFailure invalid() {
    return new GatewayFailure(GatewayResponse.API_CONFIGURATION_ERROR, "Invalid endpoint address");
  }
}
