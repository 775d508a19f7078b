package dev.ingressmap.gateway.aws.api;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.CanarySettings;

/**
 * A deployment that gets a percentage of a stage's traffic.
 *
 * @param percent from 0 to 100
 * @param overridesVariables whether it has its own values for stage variables
 */
public record Canary(double percent, String deployment, boolean overridesVariables) {

  static @Nullable Canary of(@Nullable CanarySettings live) {
    if (live == null || live.deploymentId() == null) {
      return null;
    }
    Double percent = live.percentTraffic();
    return new Canary(
        percent == null ? 0 : percent,
        live.deploymentId(),
        !live.stageVariableOverrides().isEmpty());
  }
}
