package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.PlainNumber;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.change.MethodThrottle;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Throttle;
import dev.ingressmap.gateway.settings.UsagePlan;
import dev.ingressmap.gateway.settings.UsagePlan.OfMethod;
import dev.ingressmap.gateway.settings.UsagePlan.Quota;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanRequest;
import software.amazon.awssdk.services.apigateway.model.ThrottleSettings;

/**
 * A usage plan of the settings, in API Gateway's own names and values, as {@link LiveUsagePlan}
 * gives the live ones.
 */
record DesiredUsagePlan(Settings settings, UsagePlan plan) {

  /** The name that it has in AWS, for people: whose it is, its tags say. */
  String name() {
    return settings.api().name() + "-" + settings.stage().name() + "-" + plan.name();
  }

  /** Its values, with those stages of the map that exist already. */
  SortedMap<String, String> fields(MapApis apis) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("name", name());
    fields.put("description", description());
    Throttle throttle = plan.throttle();
    if (throttle != null) {
      put(fields, "throttle", throttle);
    }
    Quota quota = plan.quota();
    if (quota != null) {
      fields.put("quota.limit", Integer.toString(quota.requests()));
      fields.put("quota.offset", "0");
      fields.put("quota.period", quota.per().name());
    }
    for (OfMethod method : plan.methods()) {
      put(fields, MethodThrottle.name(method.method()), method.throttle());
    }
    if (!apis.ids().isEmpty()) {
      fields.put(
          "apiStages",
          apis.apiStages().values().stream().sorted().collect(Collectors.joining(", ")));
    }
    return fields;
  }

  /** The request that makes it as a whole. */
  CreateUsagePlanRequest creation(MapApis apis) {
    CreateUsagePlanRequest.Builder request =
        CreateUsagePlanRequest.builder()
            .name(name())
            .description(description())
            .tags(MapTags.ofUsagePlan(settings, plan.name()))
            .apiStages(
                new TreeMap<>(apis.ids())
                    .entrySet().stream()
                        .map(api -> apiStage(apis, api.getKey(), api.getValue()))
                        .toList());
    if (plan.throttle() != null) {
      request.throttle(limits(plan.throttle()));
    }
    Quota quota = plan.quota();
    if (quota != null) {
      request.quota(q -> q.limit(quota.requests()).offset(0).period(quota.per().name()));
    }
    return request.build();
  }

  private ApiStage apiStage(MapApis apis, String part, String apiId) {
    return ApiStage.builder()
        .apiId(apiId)
        .stage(settings.stage().name())
        .throttle(
            plan.methods().stream()
                .filter(m -> MethodThrottle.partOf(apis, m.method()).equals(part))
                .collect(
                    Collectors.toMap(
                        m -> MethodThrottle.key(MethodThrottle.within(part, m.method())),
                        m -> limits(m.throttle()))))
        .build();
  }

  private String description() {
    return Objects.requireNonNullElseGet(
        plan.description(),
        () ->
            "Usage plan %s of API %s, stage %s"
                .formatted(plan.name(), settings.api().name(), settings.stage().name()));
  }

  private static ThrottleSettings limits(Throttle throttle) {
    return ThrottleSettings.builder()
        .rateLimit(throttle.rate())
        .burstLimit(throttle.burst())
        .build();
  }

  private static void put(Map<String, String> fields, String name, Throttle throttle) {
    fields.put(name + ".rateLimit", PlainNumber.of(throttle.rate()));
    fields.put(name + ".burstLimit", Integer.toString(throttle.burst()));
  }
}
