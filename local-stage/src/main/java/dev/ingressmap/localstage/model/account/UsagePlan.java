package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.Tags;
import dev.ingressmap.localstage.model.ThrottleSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which stages the holders of some API keys may call, and how often each may.
 *
 * @param throttle absent for none
 * @param quota absent for none
 */
public record UsagePlan(
    String id,
    String name,
    @Nullable String description,
    List<ApiStage> apiStages,
    @Nullable ThrottleSettings throttle,
    @Nullable QuotaSettings quota,
    @Nullable String productCode,
    Map<String, String> tags) {

  public UsagePlan {
    if (name == null || name.isBlank()) {
      throw badRequest("Usage Plan name cannot be empty");
    }
    apiStages = Copies.list(apiStages);
    var keys = new HashSet<String>();
    for (ApiStage stage : apiStages) {
      if (stage.apiId() == null
          || stage.apiId().isEmpty()
          || stage.stage() == null
          || stage.stage().isEmpty()) {
        // AWS forgets to insert the values too.
        throw badRequest("Invalid API Stage {api: %s, stage: %s} specified for usageplan %s");
      }
      if (!keys.add(stage.key())) {
        throw conflict("API Stage already exists: " + stage.key());
      }
    }
    if (throttle == null && apiStages.stream().anyMatch(stage -> !stage.throttle().isEmpty())) {
      throw badRequest(
          "Can not define fine grain throttling if usage plan throttle is not defined.");
    }
    tags = Tags.of(tags);
  }

  public UsagePlan withTags(Map<String, String> tags) {
    return new UsagePlan(id, name, description, apiStages, throttle, quota, productCode, tags);
  }

  /** Whether it has a certain stage of an API, or any stage of it if the stage is null. */
  boolean opens(String apiId, @Nullable String stage) {
    return apiStages.stream().anyMatch(open -> open.isOf(apiId, stage));
  }

  /**
   * This plan without a certain stage of an API, or without all its stages if the stage is null.
   */
  UsagePlan without(String apiId, @Nullable String stage) {
    List<ApiStage> rest = apiStages.stream().filter(open -> !open.isOf(apiId, stage)).toList();
    return new UsagePlan(id, name, description, rest, throttle, quota, productCode, tags);
  }

  @Nullable ApiStage stage(String apiId, String stage) {
    for (ApiStage candidate : apiStages) {
      if (candidate.isOf(apiId, stage)) {
        return candidate;
      }
    }
    return null;
  }
}
