package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.change.Percent;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.stage.StageEdit;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/**
 * Applies the plans of single APIs.
 *
 * <p>Live traffic changes at one moment only, when the stage is pointed at a new deployment. An
 * application that was cut short before is finished by the next one.
 */
public final class Deployer {

  private final ApiGateway aws;
  private final Consumer<String> progress;

  /**
   * A deployer that tells what it is about to do.
   *
   * @param progress takes a line for each step
   */
  public Deployer(ApiGateway aws, Consumer<String> progress) {
    this.aws = aws;
    this.progress = progress;
  }

  /**
   * Makes the live API what the plan desires and returns the API's id.
   *
   * @param commit that the map is of, which the deployment then says; null if nobody said so
   */
  public String apply(Plan plan, @Nullable String commit) {
    Settings settings = plan.desired().settings();
    String stage = settings.stage().name();
    String apiId = plan.apiId() == null ? create(settings) : plan.apiId();
    if (apiId == null) {
      return apply(Plan.of(plan.desired(), again(settings), Rollout.WHOLE), commit);
    }
    plan.protects().ifPresent(isProtected -> protect(apiId, isProtected));
    if (plan.endsCanary()) {
      progress.accept("ending the canary of stage " + stage);
      aws.stages().endCanary(apiId, stage);
    }
    plan.movesEndpoint()
        .ifPresent(type -> {
          progress.accept("moving API " + apiId + " from " + type.from() + " to " + type.to());
          aws.moveEndpoint(apiId, String.valueOf(type.from()), String.valueOf(type.to()));
        });
    DocumentDeployer document = new DocumentDeployer(aws, plan, apiId, commit, progress);
    List<List<StageEdit>> edits = plan.stageEdits();
    String deployment = null;
    if (plan.deploys()) {
      deployment = document.deploy(!edits.isEmpty());
    } else if (plan.writes()) {
      var unused = document.write();
    }
    Double percent = plan.rollout().canaryPercent();
    if (plan.shiftsCanary() && percent != null) {
      progress.accept("giving the canary of stage " + stage + " " + Percent.text(percent));
      aws.stages().shiftCanary(apiId, stage, percent);
    }
    if (!edits.isEmpty()) {
      progress.accept("changing the settings of stage " + stage);
      change(plan, apiId, edits, deployment);
    } else if (deployment != null) {
      progress.accept("pointing stage " + stage + " at deployment " + deployment);
      aws.stages().point(apiId, stage, deployment, false);
    }
    return apiId;
  }

  /** The API that another run has made at the same time. */
  private @Nullable LiveApi again(Settings settings) {
    RestApi api = OwnedApis.find(aws, settings).apis().get(settings.api().part());
    return api == null ? null : new LiveApiReader(aws, settings).read(api);
  }

  /** Puts the stage back as it was before a plan was applied. */
  public void putBack(Plan plan, LiveStage before) {
    progress.accept(
        "putting stage " + before.name() + " back as it was, at deployment " + before.deployment());
    change(
        plan,
        String.valueOf(plan.apiId()),
        plan.stageEditsBack(before),
        plan.deploys() ? before.deployment() : null);
  }

  private void change(
      Plan plan, String apiId, List<List<StageEdit>> edits, @Nullable String deployment) {
    String pointedAt = deployment;
    for (List<StageEdit> patch : edits) {
      patch(plan.desired().settings(), apiId, patch, pointedAt);
      pointedAt = null;
    }
  }

  /** A patch that takes something away is refused the second time, after a lost answer. */
  private void patch(
      Settings settings, String apiId, List<StageEdit> patch, @Nullable String deployment) {
    try {
      aws.stages()
          .change(
              apiId,
              settings.stage().name(),
              patch.stream().map(StageEdit::operation).toList(),
              deployment);
    } catch (AwsFailure e) {
      LiveApiReader reader = new LiveApiReader(aws, settings);
      if (!e.isRefusal()
          || reader
              .wanted(reader.stages(apiId))
              .filter(live -> patch.stream().allMatch(edit -> edit.isMade(live)))
              .filter(live -> deployment == null || live.deployment().equals(deployment))
              .isEmpty()) {
        throw e;
      }
    }
  }

  private void protect(String apiId, boolean isProtected) {
    if (isProtected) {
      progress.accept("protecting API " + apiId);
      aws.tags().tagApi(apiId, MapTags.protection());
    } else {
      progress.accept("lifting the protection of API " + apiId);
      aws.tags().untagApi(apiId, MapTags.PROTECTED);
    }
  }

  /** Makes an API that others made the map's. */
  public void adopt(String apiId, Settings settings) {
    progress.accept("tagging API " + apiId);
    aws.tags().tagApi(apiId, MapTags.ofApi(settings));
  }

  /** Deletes a deployment, unless a stage points at it by now. */
  public void prune(String apiId, String deployment) {
    progress.accept("deleting deployment " + deployment);
    aws.deployments().delete(apiId, deployment);
  }

  /** Deletes an API with all its stages. */
  public void destroy(String apiId) {
    progress.accept("deleting API " + apiId);
    aws.deleteApi(apiId);
  }

  /** Creates an API; null if another one is to be changed instead. */
  private @Nullable String create(Settings settings) {
    progress.accept("creating API " + settings.api().title());
    return new Creation(aws, new LiveApiReader(aws, settings), progress)
        .create(settings)
        .orElse(null);
  }
}
