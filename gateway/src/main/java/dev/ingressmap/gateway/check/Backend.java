package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.settings.Host;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The target of a route, or the target that it would have if it were open.
 *
 * @param authority a host, perhaps with a port, or a function
 * @param path that is called there; begins with a slash, and may contain variables such as {@code
 *     {proxy}}
 */
record Backend(String authority, String path) {

  private static final Pattern URL = Pattern.compile("(https?)://([^/]+)(/.*)?");

  /** The target of a route, even if it is closed; empty if API Gateway answers itself. */
  static Optional<Backend> of(Operation operation, Access access, Settings settings) {
    Integration integration = operation.integration();
    String uri = integration.uri();
    if (uri == null) {
      return access.isClosed() ? ofClosed(operation, settings) : Optional.empty();
    }
    return integration.type() == Integration.Type.AWS_PROXY
        ? Optional.of(new Backend(uri, operation.key().path()))
        : of(uri, settings);
  }

  private static Optional<Backend> ofClosed(Operation operation, Settings settings) {
    String name = operation.source().host();
    if (name == null) {
      return Optional.empty();
    }
    Host host = settings.host(name);
    return of(
        Objects.requireNonNullElse(host.backend(), "http://" + name)
            + operation.key().path().substring(host.prefix().length()),
        settings);
  }

  private static Optional<Backend> of(String uri, Settings settings) {
    String text = uri;
    for (Map.Entry<String, String> variable : settings.stage().variables().entrySet()) {
      text = text.replace("${stageVariables." + variable.getKey() + "}", variable.getValue());
    }
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      return Optional.empty();
    }
    String port = url.group(1).equals("https") ? ":443" : ":80";
    String authority = url.group(2).toLowerCase(Locale.ROOT);
    return Optional.of(
        new Backend(
            authority.endsWith(port)
                ? authority.substring(0, authority.length() - port.length())
                : authority,
            Objects.requireNonNullElse(url.group(3), "/")));
  }
}
