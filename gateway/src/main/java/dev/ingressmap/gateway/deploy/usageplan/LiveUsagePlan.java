package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.PlainNumber;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.change.MethodThrottle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.ThrottleSettings;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;

/**
 * A usage plan that AWS has.
 *
 * @param name in the settings
 * @param stage that it is for
 * @param apiStages that it opens, as {@code api:stage}, in the order of their names
 * @param settings of the plan as a whole
 * @param methods the throttles of methods, by the stage that they are of and by method
 */
public record LiveUsagePlan(
    String id,
    String name,
    String stage,
    List<String> apiStages,
    SortedMap<String, String> settings,
    Map<String, Map<String, Map<String, String>>> methods) {

  static LiveUsagePlan of(UsagePlan plan) {
    return new LiveUsagePlan(
        plan.id(),
        plan.tags().getOrDefault(MapTags.USAGE_PLAN, ""),
        plan.tags().getOrDefault(MapTags.STAGE, ""),
        plan.apiStages().stream().map(LiveUsagePlan::key).sorted().toList(),
        settings(plan),
        plan.apiStages().stream()
            .collect(Collectors.toMap(LiveUsagePlan::key, LiveUsagePlan::methods)));
  }

  /** All its values, with the throttles of methods of the map's stages. */
  SortedMap<String, String> fields(MapApis apis) {
    SortedMap<String, String> fields = new TreeMap<>(settings);
    apis.apiStages()
        .forEach((part, apiStage) ->
            methods
                .getOrDefault(apiStage, Map.of())
                .forEach((method, limits) -> {
                  String name = MethodThrottle.name(apis, part, method);
                  limits.forEach((limit, value) -> fields.put(name + "." + limit, value));
                }));
    if (!apiStages.isEmpty()) {
      fields.put("apiStages", String.join(", ", apiStages));
    }
    return fields;
  }

  private static String key(ApiStage stage) {
    return stage.apiId() + ":" + stage.stage();
  }

  private static SortedMap<String, String> settings(UsagePlan plan) {
    SortedMap<String, String> fields = new TreeMap<>();
    put(fields, "name", plan.name());
    put(fields, "description", plan.description());
    put(fields, "productCode", plan.productCode());
    throttle(fields, "throttle.", plan.throttle());
    if (plan.quota() != null) {
      put(fields, "quota.limit", plan.quota().limit());
      put(fields, "quota.offset", plan.quota().offset());
      put(fields, "quota.period", plan.quota().periodAsString());
    }
    return fields;
  }

  private static Map<String, Map<String, String>> methods(ApiStage stage) {
    Map<String, Map<String, String>> methods = new HashMap<>();
    stage
        .throttle()
        .forEach((method, throttle) -> {
          int slash = method.lastIndexOf('/');
          String path = slash < 1 ? "/" : method.substring(0, slash);
          Map<String, String> limits = new TreeMap<>();
          throttle(limits, "", throttle);
          methods.put(method.substring(slash + 1) + " " + path, limits);
        });
    return methods;
  }

  private static void throttle(
      Map<String, String> fields, String name, @Nullable ThrottleSettings throttle) {
    if (throttle != null) {
      put(fields, name + "burstLimit", throttle.burstLimit());
      if (throttle.rateLimit() != null) {
        fields.put(name + "rateLimit", PlainNumber.of(throttle.rateLimit()));
      }
    }
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }
}
