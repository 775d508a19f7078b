package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.traffic.Hop;
import dev.ingressmap.localstage.traffic.KeptCall;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what is behind integrations, once for each URI. It is for one moment and one thread. */
final class Targets {

  private static final Pattern FUNCTION =
      Pattern.compile(".*:function:(?<name>[^/]+?)(:[^/:]*)?(/(response-streaming-)?invocations)?");

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}+]*)\\+?}");

  private static final Target GATEWAY =
      new Target("mock", Kind.GATEWAY, "API Gateway itself", false, null);

  private final Map<String, Target> backends = new HashMap<>();
  private final Surroundings around;

  Targets(Surroundings around) {
    this.around = around;
  }

  /** What answers calls. */
  enum Kind {
    SERVICE,
    FUNCTION,
    HOST,
    GATEWAY
  }

  /**
   * What answers calls.
   *
   * @param ingress whether the ingress passes calls to it
   * @param address of the process behind a service; null if it is not known
   */
  record Target(String id, Kind kind, String name, boolean ingress, @Nullable String address) {

    static Target service(String name, @Nullable URI address) {
      return new Target(
          "service:" + name,
          Kind.SERVICE,
          name.isEmpty() ? "no rule of an Ingress" : name,
          true,
          address == null ? null : address.toString());
    }
  }

  /** What answered a call; the hop says it if there was one. */
  Target of(KeptCall call, @Nullable Hop hop) {
    if (hop != null) {
      return Target.service(hop.service(), hop.address());
    }
    return call.integration() == null ? GATEWAY : of(call.integration().type(), call.uri());
  }

  /**
   * What is behind an integration.
   *
   * @param uri with the stage's variables filled in
   */
  Target of(IntegrationType type, String uri) {
    return switch (type) {
      case MOCK -> GATEWAY;
      case AWS, AWS_PROXY -> function(uri);
      case HTTP, HTTP_PROXY -> backends.computeIfAbsent(uri, this::backend);
    };
  }

  private static Target function(String uri) {
    Matcher function = FUNCTION.matcher(uri);
    String name = function.matches() ? function.group("name") : uri;
    return new Target("function:" + name, Kind.FUNCTION, name, false, null);
  }

  private Target backend(String uri) {
    try {
      URI address = new URI(VARIABLE.matcher(uri).replaceAll("$1"));
      String host = address.getHost();
      if (host != null) {
        String path =
            address.getPath() == null || address.getPath().isEmpty() ? "/" : address.getPath();
        return around
            .service(host, path)
            .map(service -> Target.service(service.name(), service.address()))
            .orElseGet(() -> host(address.getScheme() + "://" + authority(address)));
      }
    } catch (URISyntaxException e) {
      // It is shown as it is.
    }
    return host(uri);
  }

  /** Without a password. */
  private static String authority(URI address) {
    String authority = String.valueOf(address.getRawAuthority());
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static Target host(String name) {
    return new Target("host:" + name, Kind.HOST, name, false, null);
  }
}
