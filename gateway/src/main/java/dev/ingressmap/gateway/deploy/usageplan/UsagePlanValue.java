package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.Property;

/** What a usage plan has a value for. */
sealed interface UsagePlanValue extends Property permits UsagePlanValue.PlanSetting, MethodLimit {

  /** What a plan has once. */
  enum PlanSetting implements UsagePlanValue {
    NAME("name"),
    DESCRIPTION("description"),
    PRODUCT_CODE("productCode"),
    RATE("throttle.rateLimit"),
    BURST("throttle.burstLimit"),
    QUOTA("quota.limit"),
    QUOTA_OFFSET("quota.offset"),
    QUOTA_PERIOD("quota.period"),
    API_STAGES("apiStages");

    private final String text;

    PlanSetting(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }

    /** Its path in a patch. */
    String path() {
      return "/" + text.replace('.', '/');
    }

    /** The path of everything that belongs to it: a throttle and a quota have several values. */
    String wholePath() {
      return "/" + text.replaceFirst("\\..*", "");
    }

    /** Whether it is one of those that a quota has. */
    boolean isOfQuota() {
      return this == QUOTA || this == QUOTA_OFFSET || this == QUOTA_PERIOD;
    }
  }

  /** The two values of a throttle. */
  enum Limit {
    RATE("rateLimit"),
    BURST("burstLimit");

    private final String text;

    Limit(String text) {
      this.text = text;
    }

    /** What AWS calls it. */
    String text() {
      return text;
    }
  }
}
