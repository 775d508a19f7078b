package dev.ingressmap.gateway.aws.api;

import static dev.ingressmap.gateway.aws.call.Calls.call;
import static dev.ingressmap.gateway.aws.call.Calls.find;
import static dev.ingressmap.gateway.aws.call.Calls.list;

import dev.ingressmap.gateway.aws.call.Given;
import dev.ingressmap.gateway.aws.call.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.SdkConfigurationProperty;

/** The stages of APIs: the deployments that they point at, and their settings. */
public final class Stages {

  private final ApiGatewayClient client;

  public Stages(ApiGatewayClient client) {
    this.client = client;
  }

  /** All stages of an API. */
  public List<Stage> all(String apiId) {
    return list(
        "GetStages",
        "API " + apiId,
        () -> client.getStages(request -> request.restApiId(apiId)).item(),
        Stage::of);
  }

  /** Whether an API exists and has at least one stage. */
  public boolean exist(String apiId) {
    return find(
            "GetStages",
            "API " + apiId,
            () -> client.getStages(request -> request.restApiId(apiId)).item())
        .map(stages -> !stages.isEmpty())
        .orElse(false);
  }

  /**
   * Changes the settings of a stage in one call.
   *
   * @param deploymentId the deployment that it points at from then on; null to keep the present one
   */
  public void change(
      String apiId, String stage, List<Patch> settings, @Nullable String deploymentId) {
    List<Patch> patch = new ArrayList<>();
    if (deploymentId != null) {
      // AWS applies the operations in order, and only the new deployment may have the methods that
      // the settings name.
      patch.add(Patch.replace("/deploymentId", deploymentId));
    }
    patch.addAll(settings);
    update(apiId, stage, patch);
  }

  /**
   * Points a stage at another deployment in one call.
   *
   * @param deploymentId null to keep the present one
   */
  public void point(String apiId, String stage, @Nullable String deploymentId, boolean endsCanary) {
    List<Patch> patch = new ArrayList<>();
    if (endsCanary) {
      patch.add(Patch.remove("/canarySettings"));
    }
    if (deploymentId != null) {
      patch.add(Patch.replace("/deploymentId", deploymentId));
    }
    update(apiId, stage, patch);
  }

  /** Deletes a stage. It may be missing, if an earlier try succeeded but its answer was lost. */
  public void delete(String apiId, String stage) {
    var unused =
        find(
            "DeleteStage",
            "stage " + stage + " of API " + apiId,
            () -> client.deleteStage(request -> request.restApiId(apiId).stageName(stage)));
  }

  /** Gives all of a stage's traffic to its deployment. */
  public void endCanary(String apiId, String stage) {
    point(apiId, stage, null, true);
  }

  /** Gives the canary of a stage another percentage of the traffic. */
  public void shiftCanary(String apiId, String stage, double percent) {
    String value = Double.toString(percent);
    update(apiId, stage, List.of(Patch.replace("/canarySettings/percentTraffic", value)));
  }

  /**
   * Gives all of a stage's traffic to its canary in one call.
   *
   * @param variables whether the canary has its own stage variables, which the stage then gets
   */
  public void promoteCanary(String apiId, String stage, boolean variables) {
    List<Patch> patch = new ArrayList<>();
    patch.add(Patch.copy("/canarySettings/deploymentId", "/deploymentId"));
    if (variables) {
      patch.add(Patch.copy("/canarySettings/stageVariableOverrides", "/variables"));
    }
    patch.add(Patch.remove("/canarySettings"));
    update(apiId, stage, patch);
  }

  /** A stage's API as an OpenAPI 3.0 document in JSON with API Gateway's extensions. */
  public String export(String apiId, String stage) {
    return call(
        "GetExport",
        "stage " + stage + " of API " + apiId,
        () ->
            Given.required(
                    client
                        .getExport(request ->
                            request
                                .restApiId(apiId)
                                .stageName(stage)
                                .exportType("oas30")
                                .accepts("application/json")
                                .parameters(Map.of("extensions", "apigateway")))
                        .body(),
                    "body")
                .asUtf8String());
  }

  /**
   * The parameters of a language's SDK, and whether each is required; empty without such an SDK.
   */
  public Optional<Map<String, Boolean>> sdkParameters(String language) {
    return find(
        "GetSdkType",
        "SDK " + language,
        () ->
            Given.index(
                client.getSdkType(r -> r.id(language)).configurationProperties(),
                "name",
                SdkConfigurationProperty::name,
                property -> Given.flag(property.required()) && property.defaultValue() == null));
  }

  /** A client SDK of a stage, as a ZIP archive. */
  public byte[] sdk(String apiId, String stage, String language, Map<String, String> parameters) {
    return call(
        "GetSdk",
        "stage " + stage + " of API " + apiId,
        () ->
            Given.required(
                    client
                        .getSdk(r ->
                            r.restApiId(apiId)
                                .stageName(stage)
                                .sdkType(language)
                                .parameters(parameters))
                        .body(),
                    "body")
                .asByteArray());
  }

  private void update(String apiId, String stage, List<Patch> patch) {
    call(
        "UpdateStage",
        "stage " + stage + " of API " + apiId,
        () ->
            client.updateStage(request ->
                request
                    .restApiId(apiId)
                    .stageName(stage)
                    .patchOperations(Patch.operations(patch))));
  }
}
