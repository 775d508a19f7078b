package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.Property;

/** A value of a usage plan. */
sealed interface UsagePlanValue extends Property permits UsagePlanValue.PlanSetting, MethodLimit {

  /** A value that a plan has only once. */
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

    /** The path of the value in a patch. */
    String path() {
      return "/" + text.replace('.', '/');
    }

    /** The path of the whole group of values: a throttle and a quota have several. */
    String wholePath() {
      return "/" + text.replaceFirst("\\..*", "");
    }

    /** Whether the value belongs to the quota. */
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

    /** AWS's name for it. */
    String text() {
      return text;
    }
  }
}
