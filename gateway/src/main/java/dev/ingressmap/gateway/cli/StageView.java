package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.deploy.Deployments;
import dev.ingressmap.gateway.deploy.LiveStage;
import dev.ingressmap.gateway.deploy.Percent;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a stage serves, as it is shown.
 *
 * @param live null if there is no stage
 * @param canary null if all traffic goes to the live deployment
 */
record StageView(@Nullable DeploymentView live, @Nullable DeploymentView canary) {

  static final StageView NONE = new StageView(null, null);

  static StageView of(LiveStage stage, Deployments deployments) {
    LiveStage.Canary canary = stage.canary();
    return new StageView(
        DeploymentView.find(deployments, stage.deployment(), stage).orElse(null),
        canary == null
            ? null
            : DeploymentView.find(deployments, canary.deployment(), stage).orElse(null));
  }

  /**
   * Tells people.
   *
   * @param line takes a name and its value
   */
  void tell(BiConsumer<String, String> line) {
    if (live != null) {
      line.accept("Live", live.line());
    }
    if (canary != null && canary.percent() != null) {
      line.accept(
          "Canary", canary.line() + "  " + Percent.text(canary.percent()) + " of the traffic");
    }
  }
}
