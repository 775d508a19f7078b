package dev.ingressmap.localstage.control.stage;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.patch.StagePatch;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import dev.ingressmap.localstage.model.stage.Trials;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The operations on stages. */
public final class StageOperations {

  private final RestApis apis;
  private final Trials trials;
  private final InstantSource clock;

  public StageOperations(RestApis apis, Trials trials, InstantSource clock) {
    this.apis = apis;
    this.trials = trials;
    this.clock = clock;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateStage", this::create,
        "GetStage", call -> Answer.json(apis.get(call.apiId()).stage(call.label("stage_name"))),
        "GetStages", this::list,
        "UpdateStage", this::update,
        "DeleteStage", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints().required(body, "stageName", "deploymentId").check();
    if (body.path("documentationVersion").asString("").isEmpty()) {
      body.remove("documentationVersion");
    }
    long now = clock.instant().getEpochSecond();
    Stage stage =
        Wire.read(
            body.without(List.of("methodSettings", "accessLogSettings", "clientCertificateId"))
                .put("createdDate", now)
                .put("lastUpdatedDate", now),
            Stage.class);
    apis.update(call.apiId(), api -> api.withNew(stage));
    return Answer.json(stage);
  }

  private Answer list(Call call) {
    String deploymentId = call.parameter("deploymentId");
    return Answer.json(
        Map.of(
            "item",
            apis.get(call.apiId()).stages().values().stream()
                .filter(stage -> deploymentId == null || deploymentId.equals(stage.deploymentId()))
                .toList()));
  }

  private Answer update(Call call) {
    var patch = call.patch();
    String name = call.label("stage_name");
    Stage before = apis.get(call.apiId()).stage(name);
    HostedApi updated =
        apis.update(
            call.apiId(),
            api -> {
              ObjectNode json = Wire.tree(api.stage(name));
              StagePatch.apply(json, patch);
              json.put("lastUpdatedDate", clock.instant().getEpochSecond());
              Stage stage = Wire.read(json, Stage.class);
              checkClientCertificate(stage.clientCertificateId());
              return api.with(stage);
            });
    Stage stage = updated.stage(name);
    if (stage.cacheClusterEnabled() != before.cacheClusterEnabled()
        || !Objects.equals(stage.cacheClusterSize(), before.cacheClusterSize())) {
      // AWS has a new cache cluster then.
      trials.forgetAnswers(call.apiId(), name);
    }
    return Answer.json(stage);
  }

  private void checkClientCertificate(@Nullable String id) {
    if (id != null && apis.clientCertificates().find(id) == null) {
      throw badRequest("Invalid Client Certificate identifier specified");
    }
  }

  private Answer delete(Call call) {
    String name = call.label("stage_name");
    apis.removeStage(call.apiId(), name);
    trials.forget(call.apiId(), name);
    return Answer.EMPTY;
  }
}
