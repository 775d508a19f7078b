package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.aws.api.Deployments;
import dev.ingressmap.gateway.aws.api.NewStage;
import dev.ingressmap.gateway.deploy.api.LiveApi;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.DeploymentDescription;
import dev.ingressmap.gateway.deploy.change.Percent;
import dev.ingressmap.gateway.deploy.stage.Deployed;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.openapi.VersionMark;
import dev.ingressmap.gateway.settings.Stage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deploys the document that was written.
 *
 * <p>Writing and deploying are two calls, and somebody else's document may arrive between them, for
 * example from a leader that died. So afterwards the API is asked whose document it has. If it is
 * another one, the deployment is undone, and both calls are repeated.
 *
 * @param withSettings whether the stage's settings change too; then the step that changes them also
 *     points the stage at the deployment, at the same moment
 */
record DeployDocument(boolean withSettings) implements ApiStep {

  private static final int TRIES = 3;

  @Override
  public String text(ApiWork work) {
    return text(work, withSettings && canStandBeside(work.plan()));
  }

  private static String text(ApiWork work, boolean beside) {
    Double percent = work.plan().rollout().canaryPercent();
    String share = percent == null ? "" : Percent.text(percent) + " of ";
    return beside ? "deploying" : "deploying to " + share + "stage " + work.stage();
  }

  @Override
  public int calls() {
    return 2;
  }

  /**
   * Deploys. If the settings change too, it leaves the deployment to the step that changes them.
   *
   * @throws ForeignDocument if each try finds somebody else's document
   */
  @Override
  public void perform(ApiWork work) {
    boolean beside = withSettings && canStandBeside(work.plan());
    for (int tries = 1; true; tries++) {
      String deployment = beside ? take(work) : deploy(work);
      String found = found(work);
      if (found.equals(work.written())) {
        if (beside) {
          leave(work, deployment);
        }
        return;
      }
      work.tell("somebody else has written to API " + work.apiId() + " in between");
      new Undeployment(work).undo(deployment);
      if (tries == TRIES) {
        throw new ForeignDocument(work.apiId(), work.stage(), tries, found);
      }
      WriteDocument document = WriteDocument.of(work.plan());
      work.tell(document.text(work));
      document.perform(work);
      // If possible, the next deployment is checked before callers see it.
      beside = canStandBeside(work.plan());
      work.tell(text(work, beside));
    }
  }

  /** The version that the API has now, or the written one if the API returns none. */
  private static String found(ApiWork work) {
    if (VersionMark.isOn(work.written())) {
      return work.aws().workingCopy(work.apiId()).version();
    }
    // This is not AWS, but something similar.
    work.tell("API " + work.apiId() + " returns no version: what was deployed is unknown");
    return work.written();
  }

  /** Whether a deployment can be made first, and the stage pointed at it afterwards. */
  private static boolean canStandBeside(Plan plan) {
    return plan.liveStage() != null && plan.rollout().canaryPercent() == null;
  }

  private void leave(ApiWork work, String deployment) {
    if (withSettings) {
      work.deployed(deployment);
    } else {
      work.tell("pointing stage " + work.stage() + " at deployment " + deployment);
      work.aws().stages().point(work.apiId(), work.stage(), deployment, false);
    }
  }

  private static String take(ApiWork work) {
    return work.aws().deployments().take(work.apiId(), description(work));
  }

  private static String deploy(ApiWork work) {
    Deployments deployments = work.aws().deployments();
    String apiId = work.apiId();
    String description = description(work);
    Stage stage = work.plan().desired().settings().stage();
    Double percent = work.plan().rollout().canaryPercent();
    if (percent != null) {
      return deployments.deployCanary(apiId, stage.name(), description, percent);
    }
    return work.plan().liveStage() != null
        ? deployments.deploy(apiId, stage.name(), description)
        : deployments.deploy(
            apiId,
            stage.name(),
            description,
            new NewStage(
                stage.description(), stage.variables(), stage.tracing(), stage.cacheSize()));
  }

  private static String description(ApiWork work) {
    return new DeploymentDescription(
            work.plan().document().hash(),
            work.commit(),
            work.stage(),
            deploymentBefore(work.plan()))
        .text();
  }

  /**
   * The deployment to go back to. It is the live one, unless that has the same document: the run
   * that made it may have died before it checked what was deployed.
   */
  private static @Nullable String deploymentBefore(Plan plan) {
    LiveApi live = plan.live();
    LiveStage stage = plan.liveStage();
    if (live == null || stage == null) {
      return null;
    }
    return Optional.of(stage.deployment())
        .filter(id -> live.serves(plan.document()))
        .flatMap(live.deployments()::find)
        .map(Deployed::after)
        .orElse(stage.deployment());
  }
}
