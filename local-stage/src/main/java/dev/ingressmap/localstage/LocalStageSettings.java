package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.LocalAddress;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import dev.ingressmap.gateway.yaml.NearestName;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import dev.ingressmap.localstage.ingress.MapServices;
import dev.ingressmap.localstage.program.Programs;
import dev.ingressmap.localstage.storage.Storage;
import dev.ingressmap.localstage.storage.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings.
 *
 * @param bind where the API Gateway and the ingress listen
 * @param port of the API Gateway, 0 for any free one
 * @param ingressPort of the ingress, 0 for any free one
 * @param manifests a file or a folder; null for none
 * @param config the settings of the API; null for the defaults
 * @param upstreams addresses of the user's own processes, by the Service that they stand in for:
 *     {@code name} or {@code namespace/name}
 * @param encodedSlashBelow paths, each from a slash to a slash, below which the ingress takes
 *     {@code %2F}
 * @param computing how long the programs in an API's document may compute
 * @param allowed who may call the control plane in addition to programs and this process's pages
 * @param functions the Lambda functions of the user
 * @param data the folder in which everything is kept over restarts; null if nothing is
 * @param runsUploads whether code that comes through Lambda's API is run
 * @param fallback the address that has the services that are not here; null if there is none
 * @param log how calls of stages are printed
 * @param accessLog the file of the stages' access logs; null if they are not written
 * @param traces whether each step of a call is printed, too
 * @param console whether the console shows what happens
 * @param stage the one stage of gateway.yaml to deploy; null for all of them
 */
public record LocalStageSettings(
    InetAddress bind,
    int port,
    int ingressPort,
    @Nullable String manifests,
    @Nullable Path config,
    Map<String, URI> upstreams,
    List<String> encodedSlashBelow,
    Duration computing,
    Allowed allowed,
    List<LambdaFunction> functions,
    @Nullable Path data,
    boolean runsUploads,
    @Nullable URI fallback,
    CallLog.Form log,
    @Nullable Path accessLog,
    boolean traces,
    boolean console,
    @Nullable String stage) {

  private static final String USUAL_MANIFESTS = "k8s/base";
  private static final String USUAL_CONFIG = "gateway.yaml";
  private static final List<Setting> OF_MANIFESTS =
      List.of(Setting.CONFIG, Setting.STAGE, Setting.UPSTREAMS);

  public LocalStageSettings {
    upstreams = Map.copyOf(upstreams);
    encodedSlashBelow = List.copyOf(encodedSlashBelow);
    functions = List.copyOf(functions);
  }

  /** Settings for all stages, with defaults for everything that has no parameter here. */
  LocalStageSettings(
      int port, int ingressPort, @Nullable String manifests, Map<String, URI> upstreams) {
    this(
        InetAddress.getLoopbackAddress(),
        port,
        ingressPort,
        manifests,
        null,
        upstreams,
        List.of(),
        Programs.USUAL,
        Allowed.NOTHING,
        List.of(),
        null,
        false,
        null,
        CallLog.Form.NONE,
        null,
        false,
        true,
        null);
  }

  /**
   * Reads the settings.
   *
   * @throws InvalidSetting if one has a value that it cannot have
   */
  static LocalStageSettings of(Given given) {
    String manifests =
        given
            .find(Setting.MANIFESTS)
            .map(SettingValue::text)
            .or(() -> given.usual(USUAL_MANIFESTS).map(Path::toString))
            .orElse(null);
    Optional<Path> config =
        given
            .find(Setting.CONFIG)
            .map(SettingValue::file)
            .or(() -> manifests == null ? Optional.empty() : given.usual(USUAL_CONFIG));
    LocalStageSettings settings =
        new LocalStageSettings(
            given
                .find(Setting.BIND)
                .map(SettingValue::address)
                .orElseGet(InetAddress::getLoopbackAddress),
            given.value(Setting.PORT, "4566").port(),
            given.value(Setting.INGRESS_PORT, "8090").port(),
            manifests,
            config.orElse(null),
            given.value(Setting.UPSTREAMS, "").addresses("service=http://host:port", "/?"),
            given
                .value(Setting.ENCODED_SLASH, "")
                .words("/path/,… each from a slash to a slash", "/([^/%]+/)*"),
            given
                .value(Setting.TEMPLATE_SECONDS, Long.toString(Programs.USUAL.toSeconds()))
                .seconds(),
            new Allowed(
                given.value(Setting.HOSTS, "").words("name,…", "[a-z0-9_-]+(\\.[a-z0-9_-]+)*"),
                given.value(Setting.ORIGINS, "").words("http://host:port,…", "https?://[^/?#@]+")),
            functions(given),
            given.find(Setting.DATA_DIR).map(SettingValue::file).orElse(null),
            given.value(Setting.UPLOADED_CODE, "false").isTrue(),
            given.find(Setting.FALLBACK).map(SettingValue::server).orElse(null),
            given.value(Setting.LOG, "line").oneOf(CallLog.Form.class),
            given.find(Setting.ACCESS_LOG).map(SettingValue::file).orElse(null),
            given.value(Setting.TRACE, "false").isTrue(),
            given.value(Setting.CONSOLE, "true").isTrue(),
            given.text(Setting.STAGE));
    if (manifests == null) {
      checkEmpty(given);
    }
    return settings;
  }

  /** Checks that nothing was given that is about manifests. */
  private static void checkEmpty(Given given) {
    for (Setting setting : OF_MANIFESTS) {
      if (given.find(setting).isPresent()) {
        throw new InvalidSetting(
            setting, "has no effect without manifests: name them with " + Setting.MANIFESTS.flag());
      }
    }
  }

  /** The functions of the file, and those that have only an address. */
  private static List<LambdaFunction> functions(Given given) {
    List<LambdaFunction> functions =
        new ArrayList<>(
            given
                .find(Setting.FUNCTIONS)
                .map(SettingValue::file)
                .or(() -> given.usual(FunctionsFile.USUAL))
                .map(FunctionsFile::read)
                .orElse(List.of()));
    given
        .value(Setting.AUTHORIZERS, "")
        .addresses("function=http://host:port/path", ".*")
        .forEach((name, address) -> {
          if (!LambdaFunction.isName(name)) {
            throw new InvalidSetting(
                Setting.AUTHORIZERS,
                "must be names of 1 to 64 letters, digits, hyphens and underscores, not \""
                    + name
                    + "\"");
          }
          if (functions.stream().anyMatch(known -> known.name().equals(name))) {
            throw new InvalidSetting(
                Setting.AUTHORIZERS,
                "the functions file has a function \"" + name + "\", too: remove one");
          }
          functions.add(LambdaFunction.at(name, address));
        });
    return functions;
  }

  /**
   * The stages of the settings of the API that are deployed.
   *
   * @throws InvalidInput if they cannot be read
   */
  List<Settings> stages() {
    return chosen(config == null ? List.of(Settings.DEFAULT) : SettingsFile.stages(config));
  }

  /**
   * The stages that are deployed.
   *
   * @throws InvalidSetting that lists the existing stages
   */
  List<Settings> chosen(List<Settings> stages) {
    if (stage == null) {
      return stages;
    }
    List<String> names = stages.stream().map(settings -> settings.stage().name()).toList();
    if (!names.contains(stage)) {
      throw new InvalidSetting(
          Setting.STAGE,
          "%s has no stage \"%s\": it has %s%s"
              .formatted(
                  config == null ? "gateway.yaml" : config,
                  stage,
                  String.join(", ", names),
                  NearestName.of(stage, names).map(NearestName::question).orElse("")));
    }
    return stages.stream().filter(settings -> settings.stage().name().equals(stage)).toList();
  }

  /**
   * Opens something that listens at the address of these settings.
   *
   * @param setting of the port
   * @throws InvalidSetting if the address is not of this machine, or the port is not free
   */
  <T> T listen(Setting setting, int port, Opening<T> opening) {
    try {
      return opening.open(new InetSocketAddress(bind, port));
    } catch (IOException e) {
      if (!LocalAddress.isOfThisMachine(bind)) {
        throw new InvalidSetting(
            Setting.BIND,
            bind.getHostAddress()
                + " is not an address of this machine: use 127.0.0.1, or 0.0.0.0"
                + " for all of them");
      }
      throw new InvalidSetting(
          setting, "port " + port + " is not free: set another one, or 0 for any free one");
    }
  }

  /** Opens what everything is kept in. */
  Storage storage() {
    try {
      return data == null ? Storage.none() : Storage.in(data);
    } catch (StorageException e) {
      throw new InvalidSetting(Setting.DATA_DIR, String.valueOf(e.getMessage()));
    }
  }

  /** Opens something at an address. */
  interface Opening<T> {
    T open(InetSocketAddress address) throws IOException;
  }

  /** The Services of the map that no upstream replaces, as {@code namespace/name}. */
  Set<String> startedServices(IngressMap map) {
    Set<String> services = new TreeSet<>(MapServices.of(map));
    services.removeIf(service -> upstreams.keySet().stream().anyMatch(name -> is(name, service)));
    return services;
  }

  private static boolean is(String name, String service) {
    return service.equals(name) || service.endsWith("/" + name);
  }

  /**
   * Checks that every upstream is for a Service of the map.
   *
   * @throws InvalidSetting that lists the existing Services
   */
  void checkUpstreams(IngressMap map) {
    Set<String> services = MapServices.of(map);
    for (String name : new TreeSet<>(upstreams.keySet())) {
      if (services.stream().noneMatch(service -> is(name, service))) {
        throw new InvalidSetting(
            Setting.UPSTREAMS,
            "no Ingress in %s has a Service \"%s\": there are %s"
                .formatted(manifests, name, String.join(", ", services)));
      }
    }
  }
}
