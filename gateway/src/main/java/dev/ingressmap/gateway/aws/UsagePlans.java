package dev.ingressmap.gateway.aws;

import static dev.ingressmap.gateway.aws.call.Calls.call;
import static dev.ingressmap.gateway.aws.call.Calls.find;

import dev.ingressmap.gateway.aws.call.Calls;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiKey;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanRequest;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;
import software.amazon.awssdk.services.apigateway.model.UsagePlanKey;

/**
 * Usage plans and API keys, which belong to the account and not to an API. The calls are made as
 * those of {@link ApiGateway} are.
 */
public final class UsagePlans {

  private static final int PAGE = 500;

  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;

  UsagePlans(ApiGatewayClient client, ApiGatewayClient creates) {
    this.client = client;
    this.creates = creates;
  }

  /** All usage plans of the account and region. */
  public List<UsagePlan> all() {
    return call(
        "GetUsagePlans",
        "the region's usage plans",
        () -> client.getUsagePlansPaginator(r -> r.limit(PAGE)).items().stream().toList());
  }

  /** Creates a plan that has its stages, limits and tags from its first moment. */
  public String create(CreateUsagePlanRequest plan) {
    return Calls.create(
            "CreateUsagePlan", "usage plan " + plan.name(), () -> creates.createUsagePlan(plan))
        .id();
  }

  /** Changes a plan as a whole; AWS allows one such call in 20 s. */
  public void update(String id, List<Patch> patch) {
    call(
        "UpdateUsagePlan",
        "usage plan " + id,
        () ->
            client.updateUsagePlan(
                r -> r.usagePlanId(id).patchOperations(Patch.operations(patch))));
  }

  /**
   * The same for a patch that only takes away: what is gone already may be so by a try whose answer
   * was lost.
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

  /** Deletes a plan, to which no stage may belong any more. */
  public void delete(String id) {
    var unused =
        find(
            "DeleteUsagePlan",
            "usage plan " + id,
            () -> client.deleteUsagePlan(r -> r.usagePlanId(id)));
  }

  /** All API keys of the account and region, without their values. */
  public List<ApiKey> keys() {
    return call(
        "GetApiKeys",
        "the region's API keys",
        () ->
            client.getApiKeysPaginator(r -> r.limit(PAGE).includeValues(false)).items().stream()
                .toList());
  }

  /** The ids of a plan's keys, or none if there is no such plan. */
  public List<String> keysOf(String planId) {
    return find(
            "GetUsagePlanKeys",
            "usage plan " + planId,
            () ->
                client
                    .getUsagePlanKeysPaginator(r -> r.usagePlanId(planId).limit(PAGE))
                    .items()
                    .stream()
                    // AWS returns their values too, which are not needed here.
                    .map(UsagePlanKey::id)
                    .toList())
        .orElse(List.of());
  }

  /** Creates an enabled key; only this answer contains its value. */
  public CreateApiKeyResponse createKey(String name, Map<String, String> tags) {
    return Calls.create(
        "CreateApiKey",
        "API key " + name,
        () -> creates.createApiKey(r -> r.name(name).enabled(true).tags(tags)));
  }

  /** Gives a key to a plan. */
  public void addKey(String planId, String keyId) {
    var unused =
        Calls.create(
            "CreateUsagePlanKey",
            "API key " + keyId + " and usage plan " + planId,
            () ->
                creates.createUsagePlanKey(
                    r -> r.usagePlanId(planId).keyId(keyId).keyType("API_KEY")));
  }

  /** Deletes a key; one that is gone already may be so by a try whose answer was lost. */
  public void deleteKey(String keyId) {
    var unused =
        find("DeleteApiKey", "API key " + keyId, () -> client.deleteApiKey(r -> r.apiKey(keyId)));
  }
}
