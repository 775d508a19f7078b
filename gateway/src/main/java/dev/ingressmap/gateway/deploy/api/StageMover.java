package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.stage.Deployments;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.stage.StageMove;

/** Moves a stage to another existing deployment, in one atomic call. */
public final class StageMover {

  private final ApiGateway aws;
  private final LiveApiReader reader;

  public StageMover(ApiGateway aws, LiveApiReader reader) {
    this.aws = aws;
    this.reader = reader;
  }

  /**
   * Points the stage at another deployment, or keeps its deployment, and ends its canary.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if the deployment does not exist
   */
  public void roll(String apiId, StageMove move) {
    LiveStage stage = move.stage();
    String deployment = move.deployment();
    try {
      aws.stages().point(apiId, stage.name(), deployment, stage.canary() != null);
    } catch (AwsFailure e) {
      if (deployment == null || !e.isRefusal()) {
        throw e;
      }
      Deployments deployments = reader.deployments(apiId);
      throw deployments.find(deployment).isPresent()
          ? e
          : reader.noDeployment(apiId, deployment, deployments);
    }
  }

  /** Makes the canary of a stage its live deployment. */
  public void promote(String apiId, LiveStage stage) {
    boolean variables = stage.canary() != null && stage.canary().overridesVariables();
    aws.stages().promoteCanary(apiId, stage.name(), variables);
  }
}
