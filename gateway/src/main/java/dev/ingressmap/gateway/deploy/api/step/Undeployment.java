package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.deploy.stage.LiveStage;

/** Takes deployments back that are not of the plan's document. */
record Undeployment(ApiWork work) {

  /** Makes the stage what it was, unless it has moved on, and leaves nothing to go back to. */
  void of(String deployment) {
    LiveApiReader reader = new LiveApiReader(work.aws(), work.plan().desired().settings());
    reader
        .wanted(reader.stages(work.apiId()))
        .filter(stage -> stage.deployments().anyMatch(deployment::equals))
        .ifPresent(stage -> free(stage, deployment));
    work.tell("deleting deployment " + deployment);
    work.aws().deployments().delete(work.apiId(), deployment);
  }

  private void free(LiveStage stage, String deployment) {
    LiveStage before = work.plan().liveStage();
    if (!stage.deployment().equals(deployment)) {
      work.tell("ending the canary of stage " + stage.name());
      work.aws().stages().endCanary(work.apiId(), stage.name());
    } else if (before == null) {
      work.tell("deleting stage " + stage.name());
      work.aws().stages().delete(work.apiId(), stage.name());
    } else {
      pointBack(stage.name(), before.deployment());
    }
  }

  private void pointBack(String stage, String deployment) {
    work.tell("pointing stage " + stage + " back at deployment " + deployment);
    try {
      work.aws().stages().point(work.apiId(), stage, deployment, false);
    } catch (AwsFailure e) {
      // Its maker may have taken it back as well: then the next one takes its place.
      if (!e.isRefusal()) {
        throw e;
      }
    }
  }
}
