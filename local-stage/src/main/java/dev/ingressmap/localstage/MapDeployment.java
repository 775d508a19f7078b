package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Connection;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.change.ApiIds;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.localstage.model.api.Quotas;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys the ingress map.
 *
 * @param stages the API as each stage is to have it
 */
record MapDeployment(List<DesiredApi> stages) {

  private static final Logger log = LoggerFactory.getLogger(MapDeployment.class);

  MapDeployment {
    stages = List.copyOf(stages);
  }

  /** What the map's account has of AWS, so that a raised quota can be rehearsed. */
  Quotas quotas() {
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

  /** What a plan for a stage says, over the same protocol: the differences of what is live. */
  static List<Change> changes(URI endpoint, DesiredApi desired) {
    Settings settings = desired.settings();
    try (ApiGateway aws = ApiGateway.connect(new Connection(endpoint, settings.region(), null))) {
      Convergence convergence = new Convergence(aws, settings, line -> {});
      return convergence.completePlan(desired, convergence.read(), Rollout.WHOLE).changes();
    }
  }

  /** Deploys each stage to an API Gateway. */
  List<DeployedStage> deploy(URI endpoint) {
    return stages.stream().map(stage -> deploy(endpoint, stage)).toList();
  }

  /** Does what {@code gateway apply} does, over the same protocol. */
  private static DeployedStage deploy(URI endpoint, DesiredApi desired) {
    Settings settings = desired.settings();
    try (ApiGateway aws = ApiGateway.connect(new Connection(endpoint, settings.region(), null))) {
      Convergence convergence = new Convergence(aws, settings, log::info);
      MapPlan plan = convergence.plan(desired, convergence.read(), Rollout.WHOLE);
      ApiIds apis = convergence.apply(plan, null);
      URI invokeUrl = URI.create(aws.invokeUrl(apis.rest(), settings.stage().name()));
      return new DeployedStage(desired, apis, invokeUrl);
    }
  }
}
