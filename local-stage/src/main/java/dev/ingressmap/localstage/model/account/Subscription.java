package dev.ingressmap.localstage.model.account;

import dev.ingressmap.localstage.model.ThrottleSettings;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
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
