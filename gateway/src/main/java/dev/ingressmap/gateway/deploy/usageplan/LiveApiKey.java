package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.aws.account.ApiKey;
import dev.ingressmap.gateway.deploy.change.MapTags;
import java.time.Instant;
import java.util.Set;

/**
 * An API key of a map, without its value.
 *
 * @param plan that it was created for
 * @param attached whether it is in the plan, so that callers can use it; false if this was not read
 */
public record LiveApiKey(
    String id, String name, String plan, boolean enabled, boolean attached, Instant created) {

  static LiveApiKey of(ApiKey key, Set<String> attached) {
    return new LiveApiKey(
        key.id(),
        key.name(),
        key.tags().getOrDefault(MapTags.USAGE_PLAN, ""),
        key.enabled(),
        attached.contains(key.id()),
        key.created());
  }
}
