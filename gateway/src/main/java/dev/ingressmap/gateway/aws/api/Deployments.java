package dev.ingressmap.gateway.aws.api;

import static dev.ingressmap.gateway.aws.call.Calls.call;
import static dev.ingressmap.gateway.aws.call.Calls.find;
import static dev.ingressmap.gateway.aws.call.Calls.list;

import dev.ingressmap.gateway.aws.call.Calls;
import dev.ingressmap.gateway.aws.call.Given;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.MethodSnapshot;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** The deployments of APIs: snapshots of their working copies. */
public final class Deployments {

  private static final int PAGE = 500;

  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;

  public Deployments(ApiGatewayClient client, ApiGatewayClient creates) {
    this.client = client;
    this.creates = creates;
  }

  /** All deployments of an API. */
  public List<Deployment> all(String apiId) {
    return list(
        "GetDeployments",
        "API " + apiId,
        () ->
            client.getDeploymentsPaginator(request -> request.restApiId(apiId).limit(PAGE)).items(),
        Deployment::of);
  }

  /** What AWS returns about the methods of a deployment, by path and by method. */
  public Optional<Map<String, Map<String, Method>>> summary(String apiId, String deploymentId) {
    return find(
        "GetDeployment",
        "deployment " + deploymentId + " of API " + apiId,
        () ->
            Given.map(
                client
                    .getDeployment(
                        r -> r.restApiId(apiId).deploymentId(deploymentId).embed("apisummary"))
                    .apiSummary(),
                methods -> Given.map(methods, (MethodSnapshot method) -> Method.of(method))));
  }

  /**
   * Takes a snapshot of the working copy and points the stage at it.
   *
   * @return the id of the deployment
   */
  public String deploy(String apiId, String stage, String description) {
    return deploy(apiId, stage, description, request -> {});
  }

  /** Takes a snapshot of the working copy and creates the stage for it. */
  public String deploy(String apiId, String stage, String description, NewStage facts) {
    return deploy(
        apiId,
        stage,
        description,
        request ->
            request
                .stageDescription(facts.description())
                .variables(facts.variables())
                .tracingEnabled(facts.tracing())
                .cacheClusterEnabled(facts.cacheSize() != null)
                .cacheClusterSize(facts.cacheSize()));
  }

  /** Takes a snapshot of the working copy and gives it a percentage of a stage's traffic. */
  public String deployCanary(String apiId, String stage, String description, double percent) {
    return deploy(
        apiId,
        stage,
        description,
        request -> request.canarySettings(canary -> canary.percentTraffic(percent)));
  }

  /** Takes a snapshot of the working copy that no stage points at yet. */
  public String take(String apiId, String description) {
    return create("API " + apiId, r -> r.restApiId(apiId).description(description));
  }

  /** Deletes a deployment, unless it is missing or a stage points at it. */
  public void delete(String apiId, String deploymentId) {
    call(
        "DeleteDeployment",
        "deployment " + deploymentId + " of API " + apiId,
        () -> {
          try {
            client.deleteDeployment(r -> r.restApiId(apiId).deploymentId(deploymentId));
          } catch (NotFoundException | BadRequestException e) {
            // Since it was listed, somebody else has deleted it or pointed a stage at it.
          }
          return null;
        });
  }

  private String deploy(
      String apiId,
      String stage,
      String description,
      Consumer<CreateDeploymentRequest.Builder> facts) {
    return create(
        "stage " + stage + " of API " + apiId,
        request ->
            request
                .restApiId(apiId)
                .stageName(stage)
                .description(description)
                .applyMutation(facts));
  }

  private String create(String subject, Consumer<CreateDeploymentRequest.Builder> request) {
    return Calls.create(
        "CreateDeployment",
        subject,
        () -> Given.required(creates.createDeployment(request).id(), "id"));
  }
}
