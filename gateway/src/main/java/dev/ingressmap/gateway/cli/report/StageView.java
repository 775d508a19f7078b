package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.aws.api.Canary;
import dev.ingressmap.gateway.deploy.change.Percent;
import dev.ingressmap.gateway.deploy.stage.Deployments;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a stage serves, for the output.
 *
 * @param live null if there is no stage
 * @param canary null if all traffic goes to the live deployment
 */
public record StageView(@Nullable DeploymentView live, @Nullable DeploymentView canary) {

  static final StageView NONE = new StageView(null, null);

  public static StageView of(LiveStage stage, Deployments deployments) {
    Canary canary = stage.canary();
    return new StageView(
        DeploymentView.find(deployments, stage.deployment(), stage).orElse(null),
        canary == null
            ? null
            : DeploymentView.find(deployments, canary.deployment(), stage).orElse(null));
  }

  /**
   * Prints it for people.
   *
   * @param line takes a name and its value
   */
  public void tell(BiConsumer<String, String> line) {
    if (live != null) {
      line.accept("Live", live.line());
    }
    if (canary != null && canary.percent() != null) {
      line.accept(
          "Canary", canary.line() + "  " + Percent.text(canary.percent()) + " of the traffic");
    }
  }
}
