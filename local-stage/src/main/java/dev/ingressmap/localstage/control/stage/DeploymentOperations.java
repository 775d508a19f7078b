package dev.ingressmap.localstage.control.stage;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.patch.Replacements;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.Moments;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on deployments. */
public final class DeploymentOperations {

  private final RestApis apis;
  private final InstantSource clock;
  private final Moments moments;

  public DeploymentOperations(RestApis apis, InstantSource clock) {
    this.apis = apis;
    this.clock = clock;
    this.moments = new Moments(clock);
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateDeployment", this::create,
        "GetDeployment", this::get,
        "GetDeployments", this::list,
        "UpdateDeployment", this::update,
        "DeleteDeployment", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode request = call.json();
    request.removeIf(JsonNode::isNull);
    Names names = Wire.read(request, Names.class);
    String stageName = names.stageName;
    String id = Identifier.ofDeployment();
    Instant now = clock.instant();
    HostedApi updated =
        apis.update(
            call.apiId(),
            api -> {
              if (request.has("canarySettings")) {
                checkCanary(api, stageName);
              }
              HostedApi deployed =
                  api.with(new Deployment(id, names.description, moments.next(), api.definition()));
              return stageName == null || stageName.isEmpty()
                  ? deployed
                  : StageRollout.of(deployed, stageName, request, id, now);
            });
    return Answer.json(json(updated.deployment(id), call));
  }

  private Answer get(Call call) {
    return Answer.json(json(apis.get(call.apiId()).deployment(call.label("deployment_id")), call));
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(
                apis.get(call.apiId()).deployments().values(),
                deployment -> Page.creationKey(deployment.createdDate(), deployment.id()),
                call)
            .map(deployment -> json(deployment, call)));
  }

  private Answer update(Call call) {
    Map<String, String> values = Replacements.of(call.patch(), List.of("/description"));
    String id = call.label("deployment_id");
    HostedApi updated =
        apis.update(
            call.apiId(),
            api -> {
              Deployment deployment = api.deployment(id);
              return values.isEmpty()
                  ? api
                  : api.with(deployment.withDescription(values.get("/description")));
            });
    return Answer.json(json(updated.deployment(id), call));
  }

  private Answer delete(Call call) {
    apis.update(call.apiId(), api -> api.without(api.deployment(call.label("deployment_id"))));
    return Answer.EMPTY;
  }

  private static void checkCanary(HostedApi api, @Nullable String stageName) {
    if (stageName == null || stageName.isEmpty()) {
      throw badRequest(
          "Invalid deployment content specified.Non null and non empty stageName must be provided"
              + " for canary deployment. Provided value is "
              + stageName);
    }
    if (!api.stages().containsKey(stageName)) {
      throw badRequest(
          "Invalid deployment content specified.Stage "
              + stageName
              + " must already be created before making a canary release deployment");
    }
  }

  private static ObjectNode json(Deployment deployment, Call call) {
    ObjectNode json = Wire.object().put("id", deployment.id());
    if (deployment.description() != null) {
      json.put("description", deployment.description());
    }
    json.put("createdDate", deployment.createdDate().getEpochSecond());
    if (call.has("embed", "apisummary")) {
      ObjectNode summary = json.putObject("apiSummary");
      for (Resource resource : deployment.definition().resources().values()) {
        for (Method method : resource.resourceMethods().values()) {
          summary
              .withObjectProperty(resource.path())
              .putObject(method.httpMethod())
              .put("authorizationType", method.authorizationType().name())
              .put("apiKeyRequired", method.apiKeyRequired());
        }
      }
    }
    return json;
  }

  private record Names(@Nullable String stageName, @Nullable String description) {}
}
