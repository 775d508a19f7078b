package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.ingress.BackendFaults;
import dev.ingressmap.localstage.ingress.EmbeddedIngress;
import dev.ingressmap.localstage.ingress.Upstreams;
import dev.ingressmap.localstage.storage.Storage;
import dev.ingressmap.localstage.storage.StorageException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole path, running: services, ingress, API Gateway and its deployed stages. Without
 * manifests it is an empty API Gateway.
 *
 * @param endpoint where the API Gateway's control plane answers
 * @param ingress where the ingress answers; null if there is none
 */
public record LocalStage(
    IngressMap map,
    List<DeployedStage> stages,
    URI endpoint,
    @Nullable URI ingress,
    RunningParts parts)
    implements AutoCloseable {

  private static final IngressHosts NO_INGRESS =
      new IngressHosts(host -> false, new InetSocketAddress(0));

  public LocalStage {
    stages = List.copyOf(stages);
  }

  /** A stage to be started, in this process, that uses no files but those that are named. */
  public static LocalStageBuilder builder() {
    return new LocalStageBuilder();
  }

  /** Where a stage of an API is called: at an address that resolves in every client. */
  public URI invokeUrl(String apiId, String stage) {
    return endpoint.resolve("/_aws/execute-api/" + apiId + "/" + stage);
  }

  /** The first deployed stage. */
  public DeployedStage first() {
    return stages.get(0);
  }

  /**
   * Starts everything that the settings ask for.
   *
   * @throws InvalidInput if the manifests or the settings of the API cannot be read, or a port
   *     cannot be taken; nothing was started then
   */
  static LocalStage start(LocalStageSettings local) {
    return local.manifests() == null
        ? started(parts -> startEmpty(local, parts))
        : start(local, local.stages());
  }

  /**
   * Starts everything and deploys the ingress map.
   *
   * @param stages the settings of each stage
   * @throws InvalidInput if the manifests cannot be read or a port cannot be taken; nothing was
   *     started then
   */
  static LocalStage start(LocalStageSettings local, List<Settings> stages) {
    MapSource source = new MapSource(Objects.requireNonNull(local.manifests()), stages);
    IngressMap map = source.read();
    local.checkUpstreams(map);
    MapDeployment deployment = new MapDeployment(source.desired());
    return started(parts -> start(local, source, map, deployment, parts));
  }

  private static LocalStage started(Function<RunningParts, LocalStage> start) {
    RunningParts parts = new RunningParts();
    try {
      return start.apply(parts);
    } catch (RuntimeException e) {
      parts.close();
      throw unreadable(e).orElse(e);
    }
  }

  /** What is kept cannot be read: the user must see which file it is, and no more. */
  private static Optional<RuntimeException> unreadable(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(StorageException.class::isInstance)
        .findFirst()
        .map(cause -> new InvalidInput(String.valueOf(cause.getMessage())));
  }

  private static LocalStage startEmpty(LocalStageSettings local, RunningParts parts) {
    MapDeployment nothing = new MapDeployment(List.of());
    Storage storage = parts.add(local.storage());
    LocalApiGateway gateway = parts.add(gateway(local, null));
    start(gateway, local, NO_INGRESS, nothing, storage, Observers.of(local, parts), Map::of);
    gateway.ready();
    return new LocalStage(
        new IngressMap(List.of()), List.of(), url(gateway.address()), null, parts);
  }

  private static LocalStage start(
      LocalStageSettings local,
      MapSource source,
      IngressMap map,
      MapDeployment deployment,
      RunningParts parts) {
    Storage storage = parts.add(local.storage());
    EmbeddedIngress ingress =
        parts.add(
            local.listen(
                Setting.INGRESS_PORT,
                local.ingressPort(),
                address -> new EmbeddedIngress(map, address, local.encodedSlashBelow())));
    LocalApiGateway gateway = parts.add(gateway(local, ingress.faults()));
    URI endpoint = url(gateway.address());
    Observers observers = Observers.of(local, parts);
    LocalServices services = parts.add(LocalServices.start(local.startedServices(map)));
    Supplier<List<DeployedStage>> deploy =
        () -> {
          List<DeployedStage> deployed = deployment.deploy(endpoint);
          if (observers.console() != null) {
            observers
                .console()
                .surround(
                    new MapSurroundings(
                        deployed,
                        ingress,
                        url(ingress.address()),
                        upstreams(local, services),
                        source,
                        endpoint));
          }
          return deployed;
        };
    start(
        gateway,
        local,
        new IngressHosts(ingress::serves, ingress.address(), ingress.withoutSocket()),
        deployment,
        storage,
        observers,
        () -> invokeUrls(deploy.get()));
    List<DeployedStage> stages = deploy.get();
    ingress.start(upstreams(local, services), observers.hops());
    parts.add(new ManifestWatch(source.manifests(), map, ingress::follow));
    gateway.ready();
    return new LocalStage(map, stages, endpoint, url(ingress.address()), parts);
  }

  private static Upstreams upstreams(LocalStageSettings local, LocalServices services) {
    return new Upstreams(services.addresses()).with(local.upstreams());
  }

  private static LocalApiGateway gateway(
      LocalStageSettings local, @Nullable BackendFaults backends) {
    return local.listen(
        Setting.PORT, local.port(), address -> new LocalApiGateway(address, backends));
  }

  private static void start(
      LocalApiGateway gateway,
      LocalStageSettings local,
      IngressHosts ingress,
      MapDeployment deployment,
      Storage storage,
      Observers observers,
      Supplier<Map<String, String>> deploying) {
    gateway.start(
        ingress,
        () -> new Functions(local.functions(), local.runsUploads()),
        local.computing(),
        local.allowed(),
        deployment.quotas(),
        storage,
        local.fallback(),
        observers.recorder(),
        observers.console(),
        deploying);
  }

  private static Map<String, String> invokeUrls(List<DeployedStage> stages) {
    return stages.stream()
        .collect(Collectors.toMap(DeployedStage::name, stage -> stage.invokeUrl().toString()));
  }

  /** A URL with a name that is the same on every machine, if there is one. */
  private static URI url(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    String name =
        host.equals(InetAddress.getLoopbackAddress())
            ? "localhost"
            : host instanceof Inet6Address
                ? "[" + host.getHostAddress() + "]"
                : host.getHostAddress();
    return URI.create("http://" + name + ":" + address.getPort());
  }

  @Override
  public void close() {
    parts.close();
  }
}
