package dev.ingressmap.localstage.model.stage;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.limitExceeded;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.documentation.Documentation;
import dev.ingressmap.localstage.model.documentation.DocumentationVersion;
import java.util.Map;

/**
 * A REST API of the account at one moment: the working copy that edits change, and the deployments
 * and stages that serve traffic. Every change returns a new object, so readers need no lock and
 * never see half a change.
 *
 * @param definition the working copy, which serves no traffic before it is deployed
 * @param deployments by id
 * @param stages by name
 */
public record HostedApi(
    ApiDefinition definition,
    Documentation documentation,
    Map<String, Deployment> deployments,
    Map<String, Stage> stages) {

  public HostedApi {
    deployments = Copies.map(deployments);
    stages = Copies.map(stages);
  }

  public static HostedApi of(ApiDefinition definition) {
    return new HostedApi(definition, Documentation.NONE, Map.of(), Map.of());
  }

  public RestApi api() {
    return definition.api();
  }

  public HostedApi with(ApiDefinition definition) {
    return new HostedApi(definition, documentation, deployments, stages);
  }

  public HostedApi with(Documentation documentation) {
    return new HostedApi(definition, documentation, deployments, stages);
  }

  public HostedApi without(DocumentationVersion version) {
    if (stages.values().stream()
        .anyMatch(stage -> version.version().equals(stage.documentationVersion()))) {
      throw badRequest(
          "Cannot delete documentation version because there are API Stages associated with it.");
    }
    return with(documentation.without(version));
  }

  public Deployment deployment(String id) {
    Deployment deployment = deployments.get(id);
    if (deployment == null) {
      throw notFound("Invalid Deployment identifier specified");
    }
    return deployment;
  }

  /** This API with a new or changed deployment. */
  public HostedApi with(Deployment deployment) {
    if (!deployments.containsKey(deployment.id())) {
      checkDeployable(deployment.definition());
    }
    return withDeployments(Copies.with(deployments, deployment.id(), deployment));
  }

  public HostedApi without(Deployment deployment) {
    if (stages.values().stream().anyMatch(stage -> stage.uses(deployment))) {
      throw badRequest("Active stages pointing to this deployment must be moved or deleted");
    }
    return withDeployments(Copies.without(deployments, deployment.id()));
  }

  public Stage stage(String name) {
    Stage stage = stages.get(name);
    if (stage == null) {
      throw notFound("Invalid stage identifier specified");
    }
    return stage;
  }

  public HostedApi withNew(Stage stage) {
    if (stages.containsKey(stage.stageName())) {
      throw conflict("Stage already exists");
    }
    if (stages.size() >= definition.quotas().stages()) {
      throw limitExceeded(
          "Maximum number of stages for this API has been reached.  Please contact AWS if you need"
              + " additional stages.");
    }
    return with(stage);
  }

  /** This API with a stage, which replaces the one with the same name. */
  public HostedApi with(Stage stage) {
    checkDeployed(stage.deploymentId());
    CanarySettings canary = stage.canarySettings();
    if (canary != null && canary.deploymentId() != null) {
      checkDeployed(canary.deploymentId());
    }
    String version = stage.documentationVersion();
    if (version != null && !documentation.versions().containsKey(version)) {
      throw badRequest("Documentation version does not exist");
    }
    return withStages(Copies.with(stages, stage.stageName(), stage));
  }

  public HostedApi without(Stage stage) {
    return withStages(Copies.without(stages, stage.stageName()));
  }

  private HostedApi withDeployments(Map<String, Deployment> deployments) {
    return new HostedApi(definition, documentation, deployments, stages);
  }

  private HostedApi withStages(Map<String, Stage> stages) {
    return new HostedApi(definition, documentation, deployments, stages);
  }

  private void checkDeployed(String deploymentId) {
    if (!deployments.containsKey(deploymentId)) {
      throw badRequest("Deployment id does not exist");
    }
  }

  private static void checkDeployable(ApiDefinition definition) {
    boolean methods = false;
    for (Resource resource : definition.resources().values()) {
      for (Method method : resource.resourceMethods().values()) {
        methods = true;
        if (method.methodIntegration() == null) {
          throw badRequest("No integration defined for method");
        }
      }
    }
    if (!methods) {
      throw badRequest("The REST API doesn't contain any methods");
    }
  }
}
