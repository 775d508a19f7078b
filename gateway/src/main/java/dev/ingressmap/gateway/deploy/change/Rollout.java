package dev.ingressmap.gateway.deploy.change;

import org.jspecify.annotations.Nullable;

/**
 * How a plan reaches the traffic of a stage.
 *
 * @param canaryPercent the percentage of the traffic for the new deployment as a canary; null to
 *     make it the live deployment
 */
public record Rollout(@Nullable Double canaryPercent) {

  public static final Rollout WHOLE = new Rollout(null);
}
