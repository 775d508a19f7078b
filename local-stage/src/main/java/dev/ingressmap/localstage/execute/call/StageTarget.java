package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.model.stage.CanarySettings;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a stage sends a call to: its deployment or its canary.
 *
 * @param canary absent if the stage has none
 */
public record StageTarget(
    Deployment deployment, Map<String, String> variables, @Nullable Boolean canary) {

  /**
   * The target of the next call.
   *
   * @param draw yields a number from 0 to 100 for each call of a stage with a canary
   */
  public static StageTarget of(HostedApi api, Stage stage, DoubleSupplier draw) {
    CanarySettings canary = stage.canarySettings();
    if (canary == null || canary.deploymentId() == null) {
      return new StageTarget(api.deployment(stage.deploymentId()), stage.variables(), null);
    }
    if (draw.getAsDouble() >= canary.percentTraffic()) {
      return new StageTarget(api.deployment(stage.deploymentId()), stage.variables(), false);
    }
    Map<String, String> variables = new HashMap<>(stage.variables());
    variables.putAll(canary.stageVariableOverrides());
    return new StageTarget(api.deployment(canary.deploymentId()), variables, true);
  }
}
