package dev.ingressmap.localstage.control.patch;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.control.wire.PatchOperation;
import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.account.ApiStage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The patches of usage plans.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateUsagePlan-Patch">AWS:
 *     UpdateUsagePlan</a>
 */
public final class UsagePlanPatch {

  /** What follows {@code throttle/} may contain slashes, escaped or not. */
  private static final Pattern METHODS =
      Pattern.compile("/apiStages/([^/:]+):([^/]+)/throttle(?:/(.+))?");

  private static final Pattern LIMIT = Pattern.compile("(.+)/(rateLimit|burstLimit)");

  private static final String ADDED =
      "[/apiStages, /quota/limit, /quota/offset, /quota/period, /throttle/burstLimit,"
          + " /throttle/rateLimit, /productCode]";
  private static final String REPLACED =
      "[/name, /description, /quota/limit, /quota/offset, /quota/period, /throttle/burstLimit,"
          + " /throttle/rateLimit, /productCode,"
          + " /apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>/rateLimit,"
          + " /apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>/burstLimit]";
  private static final String REMOVED =
      "[/apiStages, /quota, /throttle, /productCode,"
          + " /apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>,"
          + " /apiStages/<apidId:stageName>/throttle]";

  private UsagePlanPatch() {}

  /** Applies a patch to the JSON of a usage plan. */
  public static void apply(ObjectNode plan, List<PatchOperation> operations) {
    for (PatchOperation operation : operations) {
      switch (String.valueOf(operation.op())) {
        case "add" -> add(plan, operation);
        case "replace" -> replace(plan, operation);
        case "remove" -> remove(plan, operation);
        default -> throw invalid(operation, "[]");
      }
    }
  }

  private static void add(ObjectNode plan, PatchOperation operation) {
    switch (operation.target()) {
      case "/apiStages" -> {
        String[] key = key(operation);
        if (find(plan, key[0], key[1]).isPresent()) {
          throw conflict("API Stage already exists: " + operation.text());
        }
        plan.withArrayProperty("apiStages").addObject().put("apiId", key[0]).put("stage", key[1]);
      }
      case "/productCode" -> PatchEdit.text("productCode").apply(plan, operation, "");
      default -> {
        if (!limit(plan, operation)) {
          throw invalid(operation, ADDED);
        }
      }
    }
  }

  private static void replace(ObjectNode plan, PatchOperation operation) {
    Matcher methods = METHODS.matcher(operation.target());
    switch (operation.target()) {
      case "/name", "/description", "/productCode" ->
          PatchEdit.text(operation.target().substring(1)).apply(plan, operation, "");
      case String path when methods.matches() -> {
        Matcher limit = LIMIT.matcher(Optional.ofNullable(methods.group(3)).orElse(""));
        if (!limit.matches()) {
          throw invalid(operation, REPLACED);
        }
        ObjectNode throttle =
            stage(plan, methods.group(1), methods.group(2))
                .withObjectProperty("throttle")
                .withObjectProperty(ApiStage.canonical(limit.group(1)));
        set(throttle, limit.group(2), operation);
      }
      default -> {
        if (!limit(plan, operation)) {
          throw invalid(operation, REPLACED);
        }
      }
    }
  }

  private static void remove(ObjectNode plan, PatchOperation operation) {
    Matcher methods = METHODS.matcher(operation.target());
    switch (operation.target()) {
      case "/apiStages" -> {
        String[] key = key(operation);
        ObjectNode removed = stage(plan, key[0], key[1]);
        plan.withArrayProperty("apiStages").removeIf(removed::equals);
      }
      case "/quota", "/throttle", "/productCode" -> plan.remove(operation.target().substring(1));
      case String path when methods.matches() -> {
        ObjectNode stage = stage(plan, methods.group(1), methods.group(2));
        String method = methods.group(3);
        if (method == null) {
          stage.remove("throttle");
        } else {
          stage.withObjectProperty("throttle").remove(ApiStage.canonical(method));
        }
      }
      default -> throw invalid(operation, REMOVED);
    }
  }

  /** Sets a limit of the whole plan. Returns false if the path does not name one. */
  private static boolean limit(ObjectNode plan, PatchOperation operation) {
    switch (operation.target()) {
      case "/throttle/burstLimit", "/throttle/rateLimit" ->
          set(plan.withObjectProperty("throttle"), operation.key(), operation);
      case "/quota/limit", "/quota/offset" ->
          set(plan.withObjectProperty("quota"), operation.key(), operation);
      case "/quota/period" -> plan.withObjectProperty("quota").put("period", operation.text());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void set(ObjectNode limits, String field, PatchOperation operation) {
    try {
      if (field.equals("rateLimit")) {
        limits.put(field, Double.parseDouble(operation.text()));
      } else {
        limits.put(field, Integer.parseInt(operation.text()));
      }
    } catch (NumberFormatException e) {
      throw badRequest("Invalid value '%s' for %s".formatted(operation.text(), operation.target()));
    }
  }

  private static String[] key(PatchOperation operation) {
    String[] key = operation.text().split(":", -1);
    if (key.length != 2) {
      throw badRequest("Invalid API Stage specified");
    }
    return key;
  }

  private static ObjectNode stage(ObjectNode plan, String apiId, String name) {
    return find(plan, apiId, name)
        .orElseThrow(() ->
            notFound(
                "Invalid API Stage {api: %s, stage: %s} specified for usageplan %s"
                    .formatted(apiId, name, plan.path("id").asString())));
  }

  private static Optional<ObjectNode> find(ObjectNode plan, String apiId, String name) {
    return plan.withArrayProperty("apiStages")
        .valueStream()
        .filter(stage -> is(stage, apiId, name))
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  private static boolean is(JsonNode stage, String apiId, String name) {
    return stage.path("apiId").asString("").equals(apiId)
        && stage.path("stage").asString("").equals(name);
  }

  private static ApiGatewayException invalid(PatchOperation operation, String allowed) {
    return badRequest(
        "Invalid patch path  '%s' specified for op '%s'. Must be one of: %s"
            .formatted(operation.path(), operation.op(), allowed));
  }
}
