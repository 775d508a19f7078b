package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.deploy.stage.StageEdit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes the settings of a stage, and points it at its new deployment.
 *
 * @param patches each takes effect in one call, the first one together with the deployment
 */
record ChangeStage(List<List<StageEdit>> patches) implements ApiStep {

  ChangeStage {
    patches = List.copyOf(patches);
  }

  @Override
  public String text(ApiWork work) {
    return "changing the settings of stage " + work.stage();
  }

  @Override
  public int calls() {
    return patches.size();
  }

  @Override
  public void perform(ApiWork work) {
    for (List<StageEdit> patch : patches) {
      change(work, patch, work.deployment());
      work.deployed(null);
    }
  }

  /** If the answer was lost, AWS refuses a repeated patch that removes something. */
  private static void change(ApiWork work, List<StageEdit> patch, @Nullable String deployment) {
    try {
      work.aws()
          .stages()
          .change(
              work.apiId(),
              work.stage(),
              patch.stream().map(StageEdit::operation).toList(),
              deployment);
    } catch (AwsFailure e) {
      if (!e.isRefusal() || !isMade(work, patch, deployment)) {
        throw e;
      }
    }
  }

  private static boolean isMade(ApiWork work, List<StageEdit> patch, @Nullable String deployment) {
    LiveApiReader reader = new LiveApiReader(work.aws(), work.plan().desired().settings());
    return reader
        .wanted(reader.stages(work.apiId()))
        .filter(live -> patch.stream().allMatch(edit -> edit.isMade(live)))
        .filter(live -> deployment == null || live.deployment().equals(deployment))
        .isPresent();
  }
}
