package dev.ingressmap.localstage.model.stage;

import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.StageVariables;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The share of a stage's traffic that goes to another deployment.
 *
 * @param percentTraffic 0 to 100
 * @param deploymentId absent only in a request, where it means the stage's deployment
 */
public record CanarySettings(
    double percentTraffic,
    @Nullable String deploymentId,
    Map<String, String> stageVariableOverrides,
    boolean useStageCache) {

  public CanarySettings {
    if (!(percentTraffic >= 0 && percentTraffic <= 100)) {
      throw ApiGatewayException.badRequest("Percent traffic should be between 0.0 and 100.0");
    }
    stageVariableOverrides = Copies.map(stageVariableOverrides);
    StageVariables.check(stageVariableOverrides);
  }

  public CanarySettings withDeployment(String deploymentId) {
    return new CanarySettings(percentTraffic, deploymentId, stageVariableOverrides, useStageCache);
  }
}
