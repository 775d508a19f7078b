package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/** The tags that say whose something in the account is. */
final class MapTags {

  /** On everything that the map owns; its value is the API's name. */
  static final String MAP = "ingressmap.dev/map";

  /** On usage plans: the stage that they are for. */
  static final String STAGE = "ingressmap.dev/stage";

  /** On usage plans and API keys: the plan's name in the settings. */
  static final String USAGE_PLAN = "ingressmap.dev/usage-plan";

  /**
   * On an API that has, or once had, usage plans: without it nobody has to look for them. It is
   * never taken off, since another run may be about to make one.
   */
  static final String USAGE_PLANS = "ingressmap.dev/usage-plans";

  private MapTags() {}

  static Map<String, String> ofApi(Settings settings) {
    Map<String, String> tags = new HashMap<>(Map.of(MAP, settings.api().name()));
    if (!settings.usagePlans().isEmpty()) {
      tags.putAll(mark());
    }
    return tags;
  }

  /** What an API needs before its first usage plan. */
  static Map<String, String> mark() {
    return Map.of(USAGE_PLANS, "true");
  }

  /** The tags of a usage plan and of its keys. */
  static Map<String, String> ofUsagePlan(Settings settings, String plan) {
    return Map.of(MAP, settings.api().name(), STAGE, settings.stage().name(), USAGE_PLAN, plan);
  }
}
