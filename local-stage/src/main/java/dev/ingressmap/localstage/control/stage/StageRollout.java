package dev.ingressmap.localstage.control.stage;

import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rolls a new deployment out to a stage: creates the stage for it, points the stage at it, or makes
 * it the stage's canary.
 */
final class StageRollout {

  /** The settings that a stage takes from the request for the deployment. */
  private static final List<String> SETTINGS =
      List.of("cacheClusterEnabled", "cacheClusterSize", "variables", "tracingEnabled");

  private StageRollout() {}

  static HostedApi of(
      HostedApi api, String stageName, ObjectNode request, String deploymentId, Instant now) {
    Stage old = api.stages().get(stageName);
    ObjectNode json =
        old == null
            ? Wire.object().put("stageName", stageName).put("createdDate", now.getEpochSecond())
            : Wire.tree(old);
    json.setAll(request.deepCopy().retain(SETTINGS));
    if (request.has("stageDescription")) {
      json.set("description", request.path("stageDescription"));
    }
    if (request.has("canarySettings")) {
      json.set("canarySettings", request.path("canarySettings").deepCopy());
      if (json.path("canarySettings") instanceof ObjectNode canary) {
        canary.put("deploymentId", deploymentId);
      }
    } else {
      json.put("deploymentId", deploymentId);
      json.remove("canarySettings");
    }
    json.put("lastUpdatedDate", now.getEpochSecond());
    Stage stage = Wire.read(json, Stage.class);
    return old == null ? api.withNew(stage) : api.with(stage);
  }
}
