package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.PlainNumber;
import dev.ingressmap.gateway.aws.account.UsagePlan;
import dev.ingressmap.gateway.aws.account.UsagePlan.ApiStage;
import dev.ingressmap.gateway.aws.account.UsagePlan.Limits;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanValue.Limit;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanValue.PlanSetting;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A usage plan that AWS has.
 *
 * @param name in the settings
 * @param stage that it belongs to
 * @param apiStages that it gives access to, as {@code api:stage}, sorted by name
 * @param settings of the whole plan
 * @param methods the throttles of methods, by stage and by method
 */
public record LiveUsagePlan(
    String id,
    String name,
    String stage,
    List<String> apiStages,
    Map<UsagePlanValue, String> settings,
    Map<String, Map<String, Map<Limit, String>>> methods) {

  static LiveUsagePlan of(String id, UsagePlan plan) {
    return new LiveUsagePlan(
        id,
        plan.tags().getOrDefault(MapTags.USAGE_PLAN, ""),
        plan.tags().getOrDefault(MapTags.STAGE, ""),
        plan.stages().stream().map(LiveUsagePlan::key).sorted().toList(),
        settings(plan),
        plan.stages().stream()
            .collect(Collectors.toMap(LiveUsagePlan::key, LiveUsagePlan::methods)));
  }

  /** All values of the plan, with the throttles of methods of the map's stages. */
  Map<UsagePlanValue, String> values(MapApis apis) {
    Map<UsagePlanValue, String> values = new HashMap<>(settings);
    apis.apiStages()
        .forEach((part, apiStage) ->
            methods
                .getOrDefault(apiStage, Map.of())
                .forEach((method, limits) ->
                    limits.forEach((limit, value) ->
                        values.put(MethodLimit.of(apis, part, method, limit), value))));
    if (!apiStages.isEmpty()) {
      values.put(PlanSetting.API_STAGES, String.join(", ", apiStages));
    }
    return values;
  }

  private static String key(ApiStage stage) {
    return stage.apiId() + ":" + stage.stage();
  }

  private static Map<UsagePlanValue, String> settings(UsagePlan plan) {
    Map<UsagePlanValue, String> values = new HashMap<>();
    put(values, PlanSetting.NAME, plan.name());
    put(values, PlanSetting.DESCRIPTION, plan.description());
    put(values, PlanSetting.PRODUCT_CODE, plan.productCode());
    if (plan.limits() != null) {
      put(values, PlanSetting.BURST, plan.limits().burst());
      put(values, PlanSetting.RATE, rate(plan.limits()));
    }
    if (plan.quota() != null) {
      put(values, PlanSetting.QUOTA, plan.quota().limit());
      put(values, PlanSetting.QUOTA_OFFSET, plan.quota().offset());
      put(values, PlanSetting.QUOTA_PERIOD, plan.quota().period());
    }
    return values;
  }

  private static Map<String, Map<Limit, String>> methods(ApiStage stage) {
    Map<String, Map<Limit, String>> methods = new HashMap<>();
    stage
        .methods()
        .forEach((method, given) -> {
          int slash = method.lastIndexOf('/');
          String path = slash < 1 ? "/" : method.substring(0, slash);
          Map<Limit, String> limits = new EnumMap<>(Limit.class);
          put(limits, Limit.BURST, given.burst());
          put(limits, Limit.RATE, rate(given));
          methods.put(method.substring(slash + 1) + " " + path, limits);
        });
    return methods;
  }

  private static @Nullable String rate(Limits limits) {
    return limits.rate() == null ? null : PlainNumber.of(limits.rate());
  }

  private static <V> void put(Map<? super V, String> values, V value, @Nullable Object text) {
    if (text != null) {
      values.put(value, text.toString());
    }
  }
}
