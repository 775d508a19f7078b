package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import java.util.function.Consumer;

/** Takes deployments of a plan back that are not of its document. */
final class Undeployment {

  private final ApiGateway aws;
  private final Plan plan;
  private final String apiId;
  private final Consumer<String> progress;

  Undeployment(ApiGateway aws, Plan plan, String apiId, Consumer<String> progress) {
    this.aws = aws;
    this.plan = plan;
    this.apiId = apiId;
    this.progress = progress;
  }

  /** Makes the stage what it was, unless it has moved on, and leaves nothing to go back to. */
  void of(String deployment) {
    LiveApiReader reader = new LiveApiReader(aws, plan.desired().settings());
    reader
        .wanted(reader.stages(apiId))
        .filter(stage -> stage.deployments().anyMatch(deployment::equals))
        .ifPresent(stage -> free(stage, deployment));
    progress.accept("deleting deployment " + deployment);
    aws.deployments().delete(apiId, deployment);
  }

  private void free(LiveStage stage, String deployment) {
    LiveStage before = plan.liveStage();
    if (!stage.deployment().equals(deployment)) {
      progress.accept("ending the canary of stage " + stage.name());
      aws.stages().endCanary(apiId, stage.name());
    } else if (before == null) {
      progress.accept("deleting stage " + stage.name());
      aws.stages().delete(apiId, stage.name());
    } else {
      pointBack(stage.name(), before.deployment());
    }
  }

  private void pointBack(String stage, String deployment) {
    progress.accept("pointing stage " + stage + " back at deployment " + deployment);
    try {
      aws.stages().point(apiId, stage, deployment, false);
    } catch (AwsFailure e) {
      // Whoever made that one may have taken it back as well: then the next one takes its place.
      if (!e.isRefusal()) {
        throw e;
      }
    }
  }
}
