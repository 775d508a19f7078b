package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.aws.account.ApiKey;
import dev.ingressmap.gateway.deploy.change.MapTags;
import java.time.Instant;
import java.util.Set;

/**
 * An API key of a map, without its value.
 *
 * @param plan that it was made for
 * @param attached whether the plan has it, so that it lets its holder in; false if nobody looked
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
