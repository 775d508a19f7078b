package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.PlainNumber;
import dev.ingressmap.gateway.aws.account.UsagePlan.ApiStage;
import dev.ingressmap.gateway.aws.account.UsagePlan.Limits;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanValue.Limit;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanValue.PlanSetting;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Throttle;
import dev.ingressmap.gateway.settings.UsagePlan;
import dev.ingressmap.gateway.settings.UsagePlan.OfMethod;
import dev.ingressmap.gateway.settings.UsagePlan.Quota;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A usage plan of the settings, in API Gateway's names and values, like a {@link LiveUsagePlan}.
 */
record DesiredUsagePlan(Settings settings, UsagePlan plan) {

  /** Its name in AWS, for people; its tags say who owns it. */
  String name() {
    return settings.api().name() + "-" + settings.stage().name() + "-" + plan.name();
  }

  /** Its values, with the stages of the map that exist so far. */
  Map<UsagePlanValue, String> values(MapApis apis) {
    Map<UsagePlanValue, String> values = new HashMap<>();
    values.put(PlanSetting.NAME, name());
    values.put(PlanSetting.DESCRIPTION, description());
    Throttle throttle = plan.throttle();
    if (throttle != null) {
      values.put(PlanSetting.RATE, rate(throttle));
      values.put(PlanSetting.BURST, burst(throttle));
    }
    Quota quota = plan.quota();
    if (quota != null) {
      values.put(PlanSetting.QUOTA, Integer.toString(quota.requests()));
      values.put(PlanSetting.QUOTA_OFFSET, "0");
      values.put(PlanSetting.QUOTA_PERIOD, quota.per().name());
    }
    for (OfMethod method : plan.methods()) {
      values.put(MethodLimit.of(apis, method.method(), Limit.RATE), rate(method.throttle()));
      values.put(MethodLimit.of(apis, method.method(), Limit.BURST), burst(method.throttle()));
    }
    if (!apis.ids().isEmpty()) {
      values.put(
          PlanSetting.API_STAGES,
          apis.apiStages().values().stream().sorted().collect(Collectors.joining(", ")));
    }
    return values;
  }

  /** The plan as it is created. */
  dev.ingressmap.gateway.aws.account.UsagePlan creation(MapApis apis) {
    Throttle throttle = plan.throttle();
    Quota quota = plan.quota();
    return new dev.ingressmap.gateway.aws.account.UsagePlan(
        name(),
        description(),
        null,
        throttle == null ? null : limits(throttle),
        quota == null
            ? null
            : new dev.ingressmap.gateway.aws.account.UsagePlan.Quota(
                quota.requests(), 0, quota.per().name()),
        new TreeMap<>(apis.ids())
            .entrySet().stream().map(api -> apiStage(apis, api.getKey(), api.getValue())).toList(),
        MapTags.ofUsagePlan(settings, plan.name()));
  }

  private ApiStage apiStage(MapApis apis, String part, String apiId) {
    return new ApiStage(
        apiId,
        settings.stage().name(),
        plan.methods().stream()
            .filter(m -> MethodLimit.partOf(apis, m.method()).equals(part))
            .collect(
                Collectors.toMap(
                    m -> MethodLimit.key(MethodLimit.within(part, m.method())),
                    m -> limits(m.throttle()))));
  }

  private String description() {
    return Objects.requireNonNullElseGet(
        plan.description(),
        () ->
            "Usage plan %s of API %s, stage %s"
                .formatted(plan.name(), settings.api().name(), settings.stage().name()));
  }

  private static Limits limits(Throttle throttle) {
    return new Limits(throttle.rate(), throttle.burst());
  }

  private static String rate(Throttle throttle) {
    return PlainNumber.of(throttle.rate());
  }

  private static String burst(Throttle throttle) {
    return Integer.toString(throttle.burst());
  }
}
