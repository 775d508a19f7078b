package dev.ingressmap.localstage.control.patch;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.PatchOperation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The patches of stages. Unlike other patches, they reach into settings that need not exist, and
 * they promote canaries.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch">AWS:
 *     UpdateStage</a>
 */
public final class StagePatch {

  private static final Pattern VARIABLE = Pattern.compile("/variables/[^/]+");
  private static final String ACCESS_LOG = "/accessLogSettings";
  private static final String CANARY = "/canarySettings";
  private static final Set<String> COPY_PATHS = Set.of("/deploymentId", "/variables");
  private static final Set<String> COPY_FROM =
      Set.of("/canarySettings/deploymentId", "/canarySettings/stageVariableOverrides");

  /** AWS does not document its maximum; public tools stay within this number. */
  private static final int MAX_OPERATIONS = 80;

  private StagePatch() {}

  /** Applies a patch to the JSON of a stage. */
  public static void apply(ObjectNode stage, List<PatchOperation> operations) {
    if (operations.size() > MAX_OPERATIONS) {
      throw badRequest(
          "Update size too large. Try updating stage in multiple UpdateStage operations");
    }
    for (PatchOperation operation : operations) {
      switch (String.valueOf(operation.op())) {
        case "add" -> add(stage, operation);
        case "replace" -> replace(stage, operation);
        case "remove" -> remove(stage, operation);
        case "copy" -> copy(stage, operation);
        default ->
            throw badRequest(
                "Invalid patch operation specified. Must be one of: [add, replace, remove, copy]");
      }
    }
  }

  private static void add(ObjectNode stage, PatchOperation operation) {
    String path = operation.target();
    if (path.startsWith(ACCESS_LOG)) {
      accessLog(stage, operation);
    } else if (VARIABLE.matcher(path).matches()) {
      stage.withObjectProperty("variables").put(operation.key(), operation.text());
    } else {
      throw badRequest("Invalid add operation with path: " + path);
    }
  }

  private static void replace(ObjectNode stage, PatchOperation operation) {
    String path = operation.target();
    if (VARIABLE.matcher(path).matches()) {
      stage.withObjectProperty("variables").put(operation.key(), operation.text());
    } else if (path.startsWith(ACCESS_LOG)) {
      accessLog(stage, operation);
    } else if (path.startsWith(CANARY)) {
      canary(stage, operation);
    } else if (!MethodSettingPatch.replace(stage, operation)) {
      field(stage, operation);
    }
  }

  private static void field(ObjectNode stage, PatchOperation operation) {
    String path = operation.target();
    switch (path) {
      case "/deploymentId",
          "/description",
          "/cacheClusterSize",
          "/clientCertificateId",
          "/documentationVersion" ->
          PatchEdit.text(path.substring(1)).apply(stage, operation, "");
      case "/cacheClusterEnabled", "/tracingEnabled" ->
          PatchEdit.flag(path.substring(1)).apply(stage, operation, "");
      default -> throw MethodSettingPatch.invalid(path);
    }
  }

  private static void accessLog(ObjectNode stage, PatchOperation operation) {
    String field = operation.key();
    if (!operation.target().equals(ACCESS_LOG + "/" + field)
        || !Set.of("destinationArn", "format").contains(field)) {
      throw badRequest(
          "Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn,"
              + " /accessLogSettings/format]");
    }
    if (operation.text().isEmpty()) {
      throw badRequest("Access Log value must not be empty");
    }
    stage.withObjectProperty("accessLogSettings").put(field, operation.text());
  }

  private static void canary(ObjectNode stage, PatchOperation operation) {
    String path = operation.target();
    boolean override = path.startsWith(CANARY + "/stageVariableOverrides/");
    if (!override
        && !Set.of("deploymentId", "percentTraffic", "useStageCache")
            .contains(path.substring(CANARY.length()).replaceFirst("^/", ""))) {
      throw MethodSettingPatch.invalid(path);
    }
    ObjectNode canary = stage.withObjectProperty("canarySettings");
    canary.putIfAbsent("deploymentId", stage.path("deploymentId"));
    switch (operation.key()) {
      case String name when override ->
          canary.withObjectProperty("stageVariableOverrides").put(name, operation.text());
      case "percentTraffic" -> canary.put("percentTraffic", number(operation));
      case "useStageCache" -> PatchEdit.flag("useStageCache").apply(canary, operation, "");
      default -> canary.put("deploymentId", operation.text());
    }
  }

  private static void remove(ObjectNode stage, PatchOperation operation) {
    String path = operation.target();
    JsonNode removed =
        switch (path) {
          case CANARY -> stage.remove("canarySettings");
          case ACCESS_LOG -> {
            stage.remove("accessLogSettings");
            yield stage;
          }
          case String p when VARIABLE.matcher(p).matches() ->
              stage.withObjectProperty("variables").remove(operation.key());
          case String p when p.startsWith(CANARY + "/stageVariableOverrides/") ->
              stage
                  .withObjectProperty("canarySettings")
                  .withObjectProperty("stageVariableOverrides")
                  .remove(operation.key());
          default -> MethodSettingPatch.remove(stage, path);
        };
    if (removed == null) {
      throw badRequest(
          "Cannot remove method setting "
              + path.replaceFirst("^/", "")
              + " because there is no method setting for this method ");
    }
  }

  /** Promotes a canary. AWS copies nothing else. */
  private static void copy(ObjectNode stage, PatchOperation operation) {
    String from = String.valueOf(operation.from());
    if (!COPY_PATHS.contains(operation.target()) || !COPY_FROM.contains(from)) {
      throw badRequest(
          "Invalid copy operation with path: %s and from %s. Valid copy:path are [/deploymentId,"
                  .formatted(operation.target(), from)
              + " /variables] and valid copy:from are [/canarySettings/deploymentId,"
              + " /canarySettings/stageVariableOverrides]");
    }
    JsonNode canary = stage.path("canarySettings");
    if (!canary.isObject()) {
      throw badRequest("Promotion not available. Canary does not exist.");
    }
    if (operation.target().equals("/deploymentId")) {
      stage.set("deploymentId", canary.path("deploymentId"));
    } else if (canary.path("stageVariableOverrides") instanceof ObjectNode overrides) {
      stage.withObjectProperty("variables").setAll(overrides);
    }
  }

  private static double number(PatchOperation operation) {
    try {
      return Double.parseDouble(operation.text());
    } catch (NumberFormatException e) {
      throw badRequest("Percent traffic should be between 0.0 and 100.0");
    }
  }
}
