package dev.ingressmap.gateway.aws.account;

import dev.ingressmap.gateway.aws.call.Given;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.QuotaSettings;
import software.amazon.awssdk.services.apigateway.model.ThrottleSettings;

/**
 * A usage plan, live or desired. A setting is null if the plan does not have it.
 *
 * @param productCode of AWS Marketplace; a new plan cannot have one
 * @param stages the stages that it gives access to
 */
public record UsagePlan(
    @Nullable String name,
    @Nullable String description,
    @Nullable String productCode,
    @Nullable Limits limits,
    @Nullable Quota quota,
    List<ApiStage> stages,
    Map<String, String> tags) {

  public UsagePlan {
    stages = List.copyOf(stages);
    tags = Map.copyOf(tags);
  }

  static UsagePlan of(software.amazon.awssdk.services.apigateway.model.UsagePlan live) {
    return new UsagePlan(
        live.name(),
        live.description(),
        live.productCode(),
        live.throttle() == null ? null : Limits.of(live.throttle()),
        live.quota() == null ? null : Quota.of(live.quota()),
        Given.list(live.apiStages(), ApiStage::of),
        Given.map(live.tags()));
  }

  /**
   * A stage that a plan gives access to.
   *
   * @param methods the limits of methods, by AWS's names for methods
   */
  public record ApiStage(String apiId, String stage, Map<String, Limits> methods) {

    public ApiStage {
      methods = Map.copyOf(methods);
    }

    static ApiStage of(software.amazon.awssdk.services.apigateway.model.ApiStage live) {
      return new ApiStage(
          Given.text(live.apiId()),
          Given.text(live.stage()),
          Given.map(live.throttle(), Limits::of));
    }

    software.amazon.awssdk.services.apigateway.model.ApiStage request() {
      return software.amazon.awssdk.services.apigateway.model.ApiStage.builder()
          .apiId(apiId)
          .stage(stage)
          .throttle(Given.map(methods, Limits::request))
          .build();
    }
  }

  /**
   * A throttle.
   *
   * @param rate calls per second
   * @param burst calls at once
   */
  public record Limits(@Nullable Double rate, @Nullable Integer burst) {

    static Limits of(ThrottleSettings live) {
      return new Limits(live.rateLimit(), live.burstLimit());
    }

    ThrottleSettings request() {
      return ThrottleSettings.builder().rateLimit(rate).burstLimit(burst).build();
    }
  }

  /**
   * How many calls are allowed in a period.
   *
   * @param offset how many fewer calls are allowed in the first period
   * @param period AWS's word for it
   */
  public record Quota(@Nullable Integer limit, @Nullable Integer offset, @Nullable String period) {

    static Quota of(QuotaSettings live) {
      return new Quota(live.limit(), live.offset(), live.periodAsString());
    }

    QuotaSettings request() {
      return QuotaSettings.builder().limit(limit).offset(offset).period(period).build();
    }
  }
}
