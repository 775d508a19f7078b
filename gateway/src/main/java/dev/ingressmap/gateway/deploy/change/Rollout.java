package dev.ingressmap.gateway.deploy.change;

import org.jspecify.annotations.Nullable;

/**
 * How a plan reaches the traffic of a stage.
 *
 * @param canaryPercent of the traffic that the new deployment gets as a canary; null for all of it,
 *     as the live deployment
 */
public record Rollout(@Nullable Double canaryPercent) {

  public static final Rollout WHOLE = new Rollout(null);
}
