package dev.ingressmap.gateway.aws;

import static dev.ingressmap.gateway.aws.call.Calls.call;
import static dev.ingressmap.gateway.aws.call.Calls.find;

import dev.ingressmap.gateway.aws.call.Calls;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** The deployments of APIs: snapshots of their working copies. */
public final class Deployments {

  private static final int PAGE = 500;

  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;

  Deployments(ApiGatewayClient client, ApiGatewayClient creates) {
    this.client = client;
    this.creates = creates;
  }

  /** All deployments of an API. */
  public List<Deployment> all(String apiId) {
    return call(
        "GetDeployments",
        "API " + apiId,
        () ->
            client
                .getDeploymentsPaginator(request -> request.restApiId(apiId).limit(PAGE))
                .items()
                .stream()
                .toList());
  }

  /** A deployment with a summary of its methods, by path and by method. */
  public Optional<GetDeploymentResponse> summary(String apiId, String deploymentId) {
    return find(
        "GetDeployment",
        "deployment " + deploymentId + " of API " + apiId,
        () ->
            client.getDeployment(request ->
                request.restApiId(apiId).deploymentId(deploymentId).embed("apisummary")));
  }

  /** Takes a snapshot of the working copy and points the stage at it. */
  public CreateDeploymentResponse deploy(String apiId, String stage, String description) {
    return deploy(apiId, stage, description, request -> {});
  }

  /** Takes a snapshot of the working copy, at which no stage points yet. */
  public CreateDeploymentResponse take(String apiId, String description) {
    return Calls.create(
        "CreateDeployment",
        "API " + apiId,
        () ->
            creates.createDeployment(request -> request.restApiId(apiId).description(description)));
  }

  /** Takes a snapshot of the working copy and gives it a part of the traffic of a stage. */
  public CreateDeploymentResponse deployCanary(
      String apiId, String stage, String description, double percent) {
    return deploy(
        apiId,
        stage,
        description,
        request -> request.canarySettings(canary -> canary.percentTraffic(percent)));
  }

  /** Deletes a deployment, unless it is gone or a stage points at it. */
  public void delete(String apiId, String deploymentId) {
    call(
        "DeleteDeployment",
        "deployment " + deploymentId + " of API " + apiId,
        () -> {
          try {
            client.deleteDeployment(r -> r.restApiId(apiId).deploymentId(deploymentId));
          } catch (NotFoundException | BadRequestException e) {
            // Somebody else was there since it was listed.
          }
          return null;
        });
  }

  /**
   * Takes a snapshot of the working copy and points the stage at it.
   *
   * @param facts what else the call says, as of a stage that it makes
   */
  public CreateDeploymentResponse deploy(
      String apiId,
      String stage,
      String description,
      Consumer<CreateDeploymentRequest.Builder> facts) {
    return Calls.create(
        "CreateDeployment",
        "stage " + stage + " of API " + apiId,
        () ->
            creates.createDeployment(request ->
                request
                    .restApiId(apiId)
                    .stageName(stage)
                    .description(description)
                    .applyMutation(facts)));
  }
}
