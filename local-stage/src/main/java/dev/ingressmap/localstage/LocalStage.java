package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Connection;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.source.Manifests;
import dev.ingressmap.localstage.execute.integrate.IngressHosts;
import dev.ingressmap.localstage.ingress.EmbeddedIngress;
import dev.ingressmap.localstage.ingress.Upstreams;
import dev.ingressmap.localstage.model.api.Quotas;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole path, running: services, ingress, API Gateway and its deployed stages.
 *
 * @param endpoint where the API Gateway's control plane answers
 * @param ingress where the ingress answers
 */
public record LocalStage(
    IngressMap map, List<DeployedStage> stages, URI endpoint, URI ingress, RunningParts parts)
    implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LocalStage.class);

  public LocalStage {
    stages = List.copyOf(stages);
  }

  /** The first deployed stage. */
  public DeployedStage first() {
    return stages.get(0);
  }

  /**
   * Starts everything and deploys the ingress map.
   *
   * @param stages the settings of each stage
   * @throws InvalidInput if the manifests cannot be read or a port cannot be taken; nothing was
   *     started then
   */
  public static LocalStage start(LocalStageSettings local, List<Settings> stages) {
    IngressMap map = Manifests.read(List.of(local.manifests()), () -> System.in);
    local.checkUpstreams(map);
    List<DesiredApi> desired =
        stages.stream().map(settings -> ApiMapping.map(mapOf(local, settings), settings)).toList();
    RunningParts parts = new RunningParts();
    try {
      return start(local, map, desired, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** The Ingresses that are the map of a stage; the ingress serves the others, too. */
  private static IngressMap mapOf(LocalStageSettings local, Settings settings) {
    return Manifests.read(List.of(local.manifests()), () -> System.in, settings.ingresses());
  }

  private static LocalStage start(
      LocalStageSettings local, IngressMap map, List<DesiredApi> desired, RunningParts parts) {
    EmbeddedIngress ingress =
        parts.add(
            open(
                LocalStageSettings.INGRESS_PORT,
                local.ingressPort(),
                port -> new EmbeddedIngress(map, port, local.encodedSlashBelow())));
    LocalApiGateway gateway =
        parts.add(open(LocalStageSettings.PORT, local.port(), LocalApiGateway::new));
    LocalServices services = parts.add(LocalServices.start());
    gateway.start(
        new IngressHosts(ingress::serves, ingress.address()),
        local.authorizers(),
        local.computing(),
        local.allowed(),
        quotas(desired));
    URI endpoint = URI.create("http://localhost:" + gateway.port());
    List<DeployedStage> stages = desired.stream().map(stage -> deploy(endpoint, stage)).toList();
    ingress.start(new Upstreams(services.addresses()).with(local.upstreams()));
    parts.add(new ManifestWatch(local.manifests(), map, ingress::follow));
    URI ingressUrl = URI.create("http://localhost:" + ingress.address().getPort());
    return new LocalStage(map, stages, endpoint, ingressUrl, parts);
  }

  /** What the map's account has of AWS, so that a raised quota can be rehearsed. */
  private static Quotas quotas(List<DesiredApi> stages) {
    return new Quotas(
        stages.stream()
            .mapToInt(stage -> stage.settings().limits().resources())
            .max()
            .orElse(Quotas.USUAL.resources()),
        stages.stream()
            .mapToInt(stage -> stage.settings().limits().stages())
            .max()
            .orElse(Quotas.USUAL.stages()));
  }

  /** Does what {@code gateway apply} does, over the same protocol. */
  private static DeployedStage deploy(URI endpoint, DesiredApi desired) {
    Settings settings = desired.settings();
    try (ApiGateway aws = ApiGateway.connect(new Connection(endpoint, settings.region(), null))) {
      Convergence convergence = new Convergence(aws, settings, log::info);
      MapPlan plan = convergence.plan(desired, convergence.read(), Rollout.WHOLE);
      String apiId = convergence.apply(plan, null).rest();
      URI invokeUrl = URI.create(aws.invokeUrl(apiId, settings.stage().name()));
      return new DeployedStage(desired, apiId, invokeUrl);
    }
  }

  private static <T> T open(String setting, int port, Opening<T> opening) {
    try {
      return opening.open(port);
    } catch (IOException e) {
      throw new InvalidInput(
          setting + ": port " + port + " is not free: set another one, or 0 for any free one");
    }
  }

  @Override
  public void close() {
    parts.close();
  }

  private interface Opening<T> {
    T open(int port) throws IOException;
  }
}
