package dev.ingressmap.localstage.model.account;

import dev.ingressmap.localstage.model.ThrottleSettings;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What permits the holder of a key to call a stage.
 *
 * @param stage of the plan, with its limits for methods
 */
public record Subscription(ApiKey key, UsagePlan plan, ApiStage stage, KeyUsage usage) {

  /** The plan's limit for a method of the stage, if it has one. */
  public @Nullable ThrottleSettings throttleOf(Resource resource, Method method) {
    return stage.throttleOf(resource, method);
  }
}
