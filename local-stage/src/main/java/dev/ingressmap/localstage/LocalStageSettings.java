package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.ingress.Backend;
import dev.ingressmap.gateway.ingress.Ingress;
import dev.ingressmap.gateway.ingress.IngressMap;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user can set, each by an environment variable.
 *
 * @param port of the API Gateway, 0 for any free one
 * @param ingressPort of the ingress, 0 for any free one
 * @param manifests a file or a folder
 * @param upstreams by Service, {@code name} or {@code namespace/name}, where a process of the
 *     user's answers for it
 * @param encodedSlashBelow paths, each from a slash to a slash, below which the ingress takes
 *     {@code %2F}
 * @param authorizers by the name of a Lambda function, where it is called in AWS's place
 */
public record LocalStageSettings(
    int port,
    int ingressPort,
    String manifests,
    Map<String, URI> upstreams,
    List<String> encodedSlashBelow,
    Map<String, URI> authorizers) {

  static final String PORT = "LOCAL_STAGE_PORT";
  static final String INGRESS_PORT = "LOCAL_STAGE_INGRESS_PORT";
  static final String MANIFESTS = "LOCAL_STAGE_MANIFESTS";
  static final String UPSTREAMS = "LOCAL_STAGE_UPSTREAMS";
  static final String ENCODED_SLASH = "LOCAL_STAGE_ENCODED_SLASH";
  static final String AUTHORIZERS = "LOCAL_STAGE_AUTHORIZERS";

  public LocalStageSettings {
    upstreams = Map.copyOf(upstreams);
    encodedSlashBelow = List.copyOf(encodedSlashBelow);
    authorizers = Map.copyOf(authorizers);
  }

  /** Settings with the defaults of all that is not named. */
  LocalStageSettings(int port, int ingressPort, String manifests, Map<String, URI> upstreams) {
    this(port, ingressPort, manifests, upstreams, List.of(), Map.of());
  }

  /**
   * Reads the settings.
   *
   * @param environment a variable's value, or null
   * @throws InvalidInput that names the variable
   */
  public static LocalStageSettings of(Function<String, @Nullable String> environment) {
    return new LocalStageSettings(
        port(PORT, value(PORT, environment, "4566")),
        port(INGRESS_PORT, value(INGRESS_PORT, environment, "8090")),
        value(MANIFESTS, environment, "k8s/base"),
        addresses(UPSTREAMS, "service=http://host:port", "/?", environment),
        paths(ENCODED_SLASH, environment),
        addresses(AUTHORIZERS, "function=http://host:port/path", ".*", environment));
  }

  /**
   * Sees to it that every upstream is for a Service of the map.
   *
   * @throws InvalidInput that names the Services that there are
   */
  void checkUpstreams(IngressMap map) {
    Set<String> services = new TreeSet<>();
    for (Ingress ingress : map.ingresses()) {
      Stream.concat(
              Stream.ofNullable(ingress.defaultBackend()),
              ingress.rules().stream()
                  .flatMap(rule -> rule.paths().stream())
                  .map(Ingress.Path::backend))
          .filter(Backend.Service.class::isInstance)
          .map(backend -> ingress.namespace() + "/" + ((Backend.Service) backend).name())
          .forEach(services::add);
    }
    for (String name : new TreeSet<>(upstreams.keySet())) {
      if (services.stream().noneMatch(s -> s.equals(name) || s.endsWith("/" + name))) {
        throw new InvalidInput(
            "%s: no Ingress of %s has a Service \"%s\": there are %s"
                .formatted(UPSTREAMS, manifests, name, String.join(", ", services)));
      }
    }
  }

  private static String value(
      String name, Function<String, @Nullable String> environment, String otherwise) {
    String value = environment.apply(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private static int port(String name, String value) {
    if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535) {
      return Integer.parseInt(value);
    }
    throw new InvalidInput(
        name + ": must be a port from 0 to 65535, 0 for any free one, not \"" + value + "\"");
  }

  private static List<String> paths(
      String variable, Function<String, @Nullable String> environment) {
    String value = value(variable, environment, "");
    List<String> paths =
        value.isEmpty() ? List.of() : Stream.of(value.split(",", -1)).map(String::strip).toList();
    for (String path : paths) {
      if (!path.matches("/([^/%]+/)*")) {
        throw new InvalidInput(
            variable + ": must be /path/,… each from a slash to a slash, not \"" + path + "\"");
      }
    }
    return paths;
  }

  private static Map<String, URI> addresses(
      String variable, String form, String path, Function<String, @Nullable String> environment) {
    String value = value(variable, environment, "");
    Map<String, URI> addresses = new HashMap<>();
    if (!value.isEmpty()) {
      for (String entry : value.split(",", -1)) {
        String[] parts = entry.strip().split("=", 2);
        URI address = parts.length == 2 ? address(parts[1], path) : null;
        if (parts[0].isBlank() || address == null) {
          throw new InvalidInput(
              variable + ": must be " + form + ",…, not \"" + entry.strip() + "\"");
        }
        addresses.put(parts[0].strip(), address);
      }
    }
    return addresses;
  }

  private static @Nullable URI address(String text, String path) {
    try {
      URI address = URI.create(text.strip());
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      // Without a host the path may be null.
      boolean port = address.getPort() != 0 && address.getPort() <= 65_535;
      return http && port && address.getHost() != null && address.getPath().matches(path)
          ? address
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
