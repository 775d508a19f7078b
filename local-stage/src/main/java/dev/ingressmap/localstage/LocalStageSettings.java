package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.source.Backend;
import dev.ingressmap.gateway.source.Ingress;
import dev.ingressmap.gateway.yaml.NearestName;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import dev.ingressmap.localstage.program.Programs;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings, each from an environment variable.
 *
 * @param port of the API Gateway, 0 for any free one
 * @param ingressPort of the ingress, 0 for any free one
 * @param manifests a file or a folder
 * @param upstreams addresses of the user's own processes, by the Service that they stand in for:
 *     {@code name} or {@code namespace/name}
 * @param encodedSlashBelow paths, each from a slash to a slash, below which the ingress takes
 *     {@code %2F}
 * @param computing how long the programs in an API's document may compute
 * @param allowed who may call the control plane in addition to programs and this process's pages
 * @param functions the Lambda functions that run here
 * @param runsUploads whether code that comes through Lambda's API is run
 * @param stage the one stage of gateway.yaml to deploy; null for all of them
 */
public record LocalStageSettings(
    int port,
    int ingressPort,
    String manifests,
    Map<String, URI> upstreams,
    List<String> encodedSlashBelow,
    Duration computing,
    Allowed allowed,
    List<LambdaFunction> functions,
    boolean runsUploads,
    @Nullable String stage) {

  static final String PORT = "LOCAL_STAGE_PORT";
  static final String INGRESS_PORT = "LOCAL_STAGE_INGRESS_PORT";
  static final String MANIFESTS = "LOCAL_STAGE_MANIFESTS";
  static final String UPSTREAMS = "LOCAL_STAGE_UPSTREAMS";
  static final String ENCODED_SLASH = "LOCAL_STAGE_ENCODED_SLASH";
  static final String TEMPLATE_SECONDS = "LOCAL_STAGE_TEMPLATE_SECONDS";
  static final String HOSTS = "LOCAL_STAGE_HOSTS";
  static final String ORIGINS = "LOCAL_STAGE_ORIGINS";
  static final String FUNCTIONS = "LOCAL_STAGE_FUNCTIONS";
  static final String UPLOADED_CODE = "LOCAL_STAGE_UPLOADED_CODE";
  static final String AUTHORIZERS = "LOCAL_STAGE_AUTHORIZERS";
  static final String STAGE = "LOCAL_STAGE_STAGE";

  public LocalStageSettings {
    upstreams = Map.copyOf(upstreams);
    encodedSlashBelow = List.copyOf(encodedSlashBelow);
    functions = List.copyOf(functions);
  }

  /** Settings for all stages, with defaults for everything that has no parameter here. */
  LocalStageSettings(int port, int ingressPort, String manifests, Map<String, URI> upstreams) {
    this(
        port,
        ingressPort,
        manifests,
        upstreams,
        List.of(),
        Programs.USUAL,
        Allowed.NOTHING,
        List.of(),
        false,
        null);
  }

  /**
   * Reads the settings.
   *
   * @param environment yields a variable's value, or null
   * @throws InvalidInput that names the variable
   */
  public static LocalStageSettings of(Function<String, @Nullable String> environment) {
    String stage = value(STAGE, environment, "");
    return new LocalStageSettings(
        port(PORT, value(PORT, environment, "4566")),
        port(INGRESS_PORT, value(INGRESS_PORT, environment, "8090")),
        value(MANIFESTS, environment, "k8s/base"),
        addresses(UPSTREAMS, "service=http://host:port", "/?", environment),
        words(ENCODED_SLASH, "/path/,… each from a slash to a slash", "/([^/%]+/)*", environment),
        seconds(TEMPLATE_SECONDS, environment),
        new Allowed(
            words(HOSTS, "name,…", "[a-z0-9_-]+(\\.[a-z0-9_-]+)*", environment),
            words(ORIGINS, "http://host:port,…", "https?://[^/?#@]+", environment)),
        functions(environment),
        flag(UPLOADED_CODE, environment),
        stage.isEmpty() ? null : stage);
  }

  /**
   * The stages that are deployed.
   *
   * @throws InvalidInput that lists the existing stages
   */
  List<Settings> chosen(List<Settings> stages) {
    if (stage == null) {
      return stages;
    }
    List<String> names = stages.stream().map(settings -> settings.stage().name()).toList();
    if (!names.contains(stage)) {
      throw new InvalidInput(
          "%s: gateway.yaml has no stage \"%s\": it has %s%s"
              .formatted(
                  STAGE,
                  stage,
                  String.join(", ", names),
                  NearestName.of(stage, names).map(NearestName::question).orElse("")));
    }
    return stages.stream().filter(settings -> settings.stage().name().equals(stage)).toList();
  }

  /**
   * Checks that every upstream is for a Service of the map.
   *
   * @throws InvalidInput that lists the existing Services
   */
  void checkUpstreams(IngressMap map) {
    Set<String> services = new TreeSet<>();
    for (Ingress ingress : map.of(Ingress.class)) {
      Stream.concat(
              Stream.ofNullable(ingress.defaultBackend()),
              ingress.rules().stream()
                  .flatMap(rule -> rule.paths().stream())
                  .map(Ingress.Path::backend))
          .filter(Backend.Service.class::isInstance)
          .map(backend -> ingress.id().namespace() + "/" + ((Backend.Service) backend).name())
          .forEach(services::add);
    }
    for (String name : new TreeSet<>(upstreams.keySet())) {
      if (services.stream().noneMatch(s -> s.equals(name) || s.endsWith("/" + name))) {
        throw new InvalidInput(
            "%s: no Ingress in %s has a Service \"%s\": there are %s"
                .formatted(UPSTREAMS, manifests, name, String.join(", ", services)));
      }
    }
  }

  /** The functions of the file, and those that have only an address. */
  private static List<LambdaFunction> functions(Function<String, @Nullable String> environment) {
    String named = value(FUNCTIONS, environment, "");
    Path file = Path.of(named.isEmpty() ? FunctionsFile.USUAL : named);
    List<LambdaFunction> functions =
        new ArrayList<>(
            named.isEmpty() && !Files.exists(file) ? List.of() : FunctionsFile.read(file));
    addresses(AUTHORIZERS, "function=http://host:port/path", ".*", environment)
        .forEach((name, address) -> functions.add(LambdaFunction.at(name, address)));
    return functions;
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

  private static boolean flag(String variable, Function<String, @Nullable String> environment) {
    String value = value(variable, environment, "false");
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw new InvalidInput(variable + ": must be true or false, not \"" + value + "\"");
  }

  private static Duration seconds(String variable, Function<String, @Nullable String> environment) {
    String value = value(variable, environment, Long.toString(Programs.USUAL.toSeconds()));
    if (value.matches("[1-9]|[12][0-9]")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    throw new InvalidInput(
        variable + ": must be a number of seconds from 1 to 29, not \"" + value + "\"");
  }

  private static List<String> words(
      String variable,
      String form,
      String pattern,
      Function<String, @Nullable String> environment) {
    String value = value(variable, environment, "");
    List<String> words =
        value.isEmpty() ? List.of() : Stream.of(value.split(",", -1)).map(String::strip).toList();
    for (String word : words) {
      if (!word.matches(pattern)) {
        throw new InvalidInput(variable + ": must be " + form + ", not \"" + word + "\"");
      }
    }
    return words;
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
