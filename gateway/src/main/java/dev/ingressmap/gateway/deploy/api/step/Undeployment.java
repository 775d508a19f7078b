package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.deploy.stage.LiveStage;

/** Undoes deployments whose document is not the plan's. */
record Undeployment(ApiWork work) {

  /**
   * Puts the stage back as it was, unless it has moved on, and deletes the deployment so that
   * nobody goes back to it.
   */
  void undo(String deployment) {
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
      // The other writer may have undone it too: then the next deployment replaces it.
      if (!e.isRefusal()) {
        throw e;
      }
    }
  }
}
