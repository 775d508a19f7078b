package dev.ingressmap.localstage.control.patch;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.PatchOperation;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.HttpMethods;
import dev.ingressmap.localstage.model.stage.MethodSetting;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The patches of a stage's settings for its methods: {@code
 * /{resourcePath}/{httpMethod}/{group}/{setting}}.
 */
final class MethodSettingPatch {

  private static final Pattern PATH =
      Pattern.compile(
          "/(\\*/\\*|(?!\\*).*/(?:" + String.join("|", HttpMethods.VERBS) + "))/(\\w+/\\w+)");

  /** The field of {@code MethodSetting}, by the last two tokens of a path. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "metrics/enabled", "metricsEnabled",
          "logging/loglevel", "loggingLevel",
          "logging/dataTrace", "dataTraceEnabled",
          "throttling/burstLimit", "throttlingBurstLimit",
          "throttling/rateLimit", "throttlingRateLimit",
          "caching/enabled", "cachingEnabled",
          "caching/ttlInSeconds", "cacheTtlInSeconds",
          "caching/dataEncrypted", "cacheDataEncrypted",
          "caching/requireAuthorizationForCacheControl", "requireAuthorizationForCacheControl",
          "caching/unauthorizedCacheControlHeaderStrategy",
              "unauthorizedCacheControlHeaderStrategy");

  private static final List<String> LOG_LEVELS = List.of("OFF", "ERROR", "INFO");

  /** AWS's own list, with AWS's separators. */
  private static final String VALID_PATHS =
      "[/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize,"
          + " /clientCertificateId, /accessLogSettings, /accessLogSettings/destinationArn,"
          + " /accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled,"
          + " /{resourcePath}/{httpMethod}/logging/dataTrace,"
          + " /{resourcePath}/{httpMethod}/logging/loglevel,"
          + " /{resourcePath}/{httpMethod}/throttling/burstLimit"
          + "/{resourcePath}/{httpMethod}/throttling/rateLimit"
          + "/{resourcePath}/{httpMethod}/caching/ttlInSeconds,"
          + " /{resourcePath}/{httpMethod}/caching/enabled,"
          + " /{resourcePath}/{httpMethod}/caching/dataEncrypted,"
          + " /{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl,"
          + " /{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy,"
          + " /*/*/metrics/enabled, /*/*/logging/dataTrace, /*/*/logging/loglevel,"
          + " /*/*/throttling/burstLimit /*/*/throttling/rateLimit /*/*/caching/ttlInSeconds,"
          + " /*/*/caching/enabled, /*/*/caching/dataEncrypted,"
          + " /*/*/caching/requireAuthorizationForCacheControl,"
          + " /*/*/caching/unauthorizedCacheControlHeaderStrategy, /variables/{variable_name},"
          + " /tracingEnabled]";

  private MethodSettingPatch() {}

  static ApiGatewayException invalid(String path) {
    return badRequest("Invalid method setting path: " + path + ". Must be one of: " + VALID_PATHS);
  }

  /** Changes a setting. Returns false if the path does not name one. */
  static boolean replace(ObjectNode stage, PatchOperation operation) {
    Matcher path = PATH.matcher(operation.target());
    String field = path.matches() ? FIELDS.get(path.group(2)) : null;
    if (field == null) {
      return false;
    }
    ObjectNode settings = stage.withObjectProperty("methodSettings");
    if (!settings.has(path.group(1))) {
      JsonNode all = settings.path("*/*");
      settings.set(
          path.group(1), all.isObject() ? all.deepCopy() : Wire.tree(MethodSetting.DEFAULT));
    }
    set(settings.withObjectProperty(path.group(1)), field, operation);
    return true;
  }

  /** Removes all settings of a method, or returns null if there are none. */
  static @Nullable JsonNode remove(ObjectNode stage, String path) {
    return path.isEmpty()
        ? null
        : stage.withObjectProperty("methodSettings").remove(path.substring(1));
  }

  private static void set(ObjectNode setting, String field, PatchOperation operation) {
    String value = operation.text();
    try {
      switch (field) {
        case "throttlingBurstLimit" ->
            setting.put(field, (int) limit(Integer.parseInt(value), operation));
        case "throttlingRateLimit" ->
            setting.put(field, limit(Double.parseDouble(value), operation));
        case "cacheTtlInSeconds" -> setting.put(field, Integer.parseInt(value));
        case "loggingLevel" -> {
          if (!LOG_LEVELS.contains(value)) {
            throw invalidValue(operation);
          }
          setting.put(field, value);
        }
        case "unauthorizedCacheControlHeaderStrategy" -> setting.put(field, value);
        default -> PatchEdit.flag(field).apply(setting, operation, "");
      }
    } catch (NumberFormatException e) {
      throw invalidValue(operation);
    }
  }

  /** A limit, or -1 for none, which Terraform sends by default. */
  private static double limit(double limit, PatchOperation operation) {
    if (Double.isFinite(limit) && (limit >= 0 || limit == -1)) {
      return limit;
    }
    throw invalidValue(operation);
  }

  private static ApiGatewayException invalidValue(PatchOperation operation) {
    return badRequest(
        "Invalid value '%s' for method setting %s".formatted(operation.text(), operation.target()));
  }
}
