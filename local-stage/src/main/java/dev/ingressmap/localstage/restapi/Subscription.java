package dev.ingressmap.localstage.restapi;

import org.jspecify.annotations.Nullable;

/**
 * What lets the holder of a key call a stage.
 *
 * @param stage of the plan, with the limits that it sets for methods
 */
public record Subscription(ApiKey key, UsagePlan plan, ApiStage stage, KeyUsage usage) {

  /** The limit that the plan sets for a method of the stage, if it sets one. */
  public @Nullable ThrottleSettings throttleOf(Resource resource, Method method) {
    return stage.throttleOf(resource, method);
  }
}
