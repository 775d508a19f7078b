package dev.ingressmap.gateway.aws.account;

import static dev.ingressmap.gateway.aws.call.Calls.call;
import static dev.ingressmap.gateway.aws.call.Calls.find;
import static dev.ingressmap.gateway.aws.call.Calls.list;

import dev.ingressmap.gateway.aws.account.UsagePlan.ApiStage;
import dev.ingressmap.gateway.aws.call.Calls;
import dev.ingressmap.gateway.aws.call.Given;
import dev.ingressmap.gateway.aws.call.Patch;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** Usage plans and API keys. */
public final class UsagePlans {

  private static final int PAGE = 500;

  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;

  public UsagePlans(ApiGatewayClient client, ApiGatewayClient creates) {
    this.client = client;
    this.creates = creates;
  }

  /** All usage plans of the account and region, by id. */
  public Map<String, UsagePlan> all() {
    return call(
        "GetUsagePlans",
        "the region's usage plans",
        () ->
            Given.index(
                client.getUsagePlansPaginator(r -> r.limit(PAGE)).items(),
                "id",
                plan -> plan.id(),
                UsagePlan::of));
  }

  /** Creates a plan together with its stages, limits and tags. */
  public void create(UsagePlan plan) {
    var unused =
        Calls.create(
            "CreateUsagePlan",
            "usage plan " + plan.name(),
            () ->
                creates.createUsagePlan(request ->
                    request
                        .name(plan.name())
                        .description(plan.description())
                        .tags(plan.tags())
                        .apiStages(plan.stages().stream().map(ApiStage::request).toList())
                        .throttle(plan.limits() == null ? null : plan.limits().request())
                        .quota(plan.quota() == null ? null : plan.quota().request())));
  }

  /** Applies a patch to a plan in one call. AWS allows one such call in 20 s. */
  public void update(String id, List<Patch> patch) {
    call(
        "UpdateUsagePlan",
        "usage plan " + id,
        () ->
            client.updateUsagePlan(
                r -> r.usagePlanId(id).patchOperations(Patch.operations(patch))));
  }

  /**
   * Applies a patch that only removes values. They may be missing, if an earlier try succeeded but
   * its answer was lost.
   */
  public void reduce(String id, List<Patch> patch) {
    var unused =
        find(
            "UpdateUsagePlan",
            "usage plan " + id,
            () ->
                client.updateUsagePlan(
                    r -> r.usagePlanId(id).patchOperations(Patch.operations(patch))));
  }

  /** Deletes a plan, which must have no stages. */
  public void delete(String id) {
    var unused =
        find(
            "DeleteUsagePlan",
            "usage plan " + id,
            () -> client.deleteUsagePlan(r -> r.usagePlanId(id)));
  }

  /** All API keys of the account and region, without their values. */
  public List<ApiKey> keys() {
    return list(
        "GetApiKeys",
        "the region's API keys",
        () -> client.getApiKeysPaginator(r -> r.limit(PAGE).includeValues(false)).items(),
        ApiKey::of);
  }

  /** The ids of a plan's keys; empty if the plan does not exist. */
  public List<String> keysOf(String planId) {
    return find(
            "GetUsagePlanKeys",
            "usage plan " + planId,
            () ->
                // AWS returns the values of the keys too, which are not needed here.
                Given.list(
                    client
                        .getUsagePlanKeysPaginator(r -> r.usagePlanId(planId).limit(PAGE))
                        .items(),
                    key -> Given.required(key.id(), "id")))
        .orElse(List.of());
  }

  /** Creates an enabled key; only this answer contains its value. */
  public NewApiKey createKey(String name, Map<String, String> tags) {
    return Calls.create(
        "CreateApiKey",
        "API key " + name,
        () -> {
          var made = creates.createApiKey(r -> r.name(name).enabled(true).tags(tags));
          return new NewApiKey(
              Given.required(made.id(), "id"), name, Given.required(made.value(), "value"));
        });
  }

  /** Adds a key to a plan. */
  public void addKey(String planId, String keyId) {
    var unused =
        Calls.create(
            "CreateUsagePlanKey",
            "API key " + keyId + " and usage plan " + planId,
            () ->
                creates.createUsagePlanKey(
                    r -> r.usagePlanId(planId).keyId(keyId).keyType("API_KEY")));
  }

  /** Deletes a key. It may be missing, if an earlier try succeeded but its answer was lost. */
  public void deleteKey(String keyId) {
    var unused =
        find("DeleteApiKey", "API key " + keyId, () -> client.deleteApiKey(r -> r.apiKey(keyId)));
  }
}
