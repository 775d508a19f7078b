package dev.ingressmap.localstage.lambda;

import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.function.Runner;
import dev.ingressmap.localstage.function.Runtimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function that was created through the API.
 *
 * @param settings as they were sent, without code and tags
 * @param permissions the statements of its policy, by id, in the order of their creation
 */
record StoredFunction(
    String name,
    String arn,
    ObjectNode settings,
    UploadedCode code,
    Map<String, String> tags,
    List<Permission> permissions,
    Instant modified,
    String revision) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

  StoredFunction {
    tags = Map.copyOf(tags);
    permissions = List.copyOf(permissions);
  }

  static StoredFunction of(
      String name, String arn, ObjectNode settings, UploadedCode code, Map<String, String> tags) {
    return new StoredFunction(
        name, arn, settings, code, tags, List.of(), Instant.now(), UUID.randomUUID().toString());
  }

  StoredFunction with(UploadedCode other) {
    return changed(settings, other, tags, permissions);
  }

  /** This function with the settings that a request has. */
  StoredFunction with(ObjectNode given) {
    ObjectNode all = settings.deepCopy();
    all.setAll(given);
    return changed(all, code, tags, permissions);
  }

  StoredFunction with(Map<String, String> added) {
    Map<String, String> all = new HashMap<>(tags);
    all.putAll(added);
    return new StoredFunction(name, arn, settings, code, all, permissions, modified, revision);
  }

  StoredFunction without(List<String> keys) {
    Map<String, String> left = new HashMap<>(tags);
    left.keySet().removeAll(keys);
    return new StoredFunction(name, arn, settings, code, left, permissions, modified, revision);
  }

  StoredFunction permitting(List<Permission> all) {
    return new StoredFunction(
        name, arn, settings, code, tags, all, modified, UUID.randomUUID().toString());
  }

  private StoredFunction changed(
      ObjectNode given, UploadedCode now, Map<String, String> tagged, List<Permission> all) {
    return new StoredFunction(
        name, arn, given, now, tagged, all, Instant.now(), UUID.randomUUID().toString());
  }

  /**
   * The function as it is run.
   *
   * @throws LambdaException if its settings are not a function's
   */
  LambdaFunction runnable() {
    if (!settings.path("Layers").isEmpty()) {
      throw LambdaException.invalid("local-stage has no layers: put their files into the zip");
    }
    String runtime = settings.path("Runtime").asString("");
    String handler = settings.path("Handler").asString("");
    if (runtime.isEmpty() || (handler.isEmpty() && !runtime.startsWith("provided"))) {
      throw LambdaException.invalid(
          "Runtime and Handler are mandatory parameters for functions created with deployment"
              + " packages.");
    }
    List<String> command =
        Runtimes.command(runtime, code.folder(), handler)
            .orElseThrow(() ->
                LambdaException.invalid(
                    "local-stage cannot run the runtime "
                        + runtime
                        + ": it runs "
                        + Runtimes.KNOWN));
    int timeout =
        whole(
            "Timeout",
            (int) LambdaFunction.USUAL_TIMEOUT.toSeconds(),
            1,
            LambdaFunction.MAX_TIMEOUT_SECONDS);
    return new LambdaFunction(
        name,
        new Runner.Program(code.folder(), runtime, handler, command),
        environment(),
        Duration.ofSeconds(timeout),
        whole(
            "MemorySize",
            LambdaFunction.USUAL_MEMORY,
            LambdaFunction.USUAL_MEMORY,
            LambdaFunction.MAX_MEMORY),
        LambdaFunction.USUAL_CONCURRENCY);
  }

  private int whole(String field, int otherwise, int least, int most) {
    JsonNode value = settings.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw LambdaException.constraint(
          "'" + value + "'",
          field,
          ": Member must have value between %d and %d".formatted(least, most));
    }
    return value.intValue();
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    settings
        .path("Environment")
        .path("Variables")
        .forEachEntry((variable, value) -> {
          if (!value.isString() || !variable.matches("[a-zA-Z][a-zA-Z0-9_]+")) {
            throw LambdaException.invalid("Environment variable is not valid: " + variable);
          }
          variables.put(variable, value.stringValue());
        });
    return variables;
  }

  /** The function's configuration, as Lambda shows it. */
  ObjectNode configuration() {
    ObjectNode shown = JSON.createObjectNode();
    shown
        .put("Timeout", LambdaFunction.USUAL_TIMEOUT.toSeconds())
        .put("MemorySize", LambdaFunction.USUAL_MEMORY)
        .put("Description", "")
        .put("PackageType", "Zip")
        .set("Architectures", JSON.valueToTree(List.of("x86_64")));
    shown.putObject("TracingConfig").put("Mode", "PassThrough");
    shown.putObject("EphemeralStorage").put("Size", 512);
    shown.putObject("SnapStart").put("ApplyOn", "None").put("OptimizationStatus", "Off");
    shown
        .putObject("LoggingConfig")
        .put("LogFormat", "Text")
        .put("LogGroup", "/aws/lambda/" + name);
    shown.setAll(settings);
    if (settings.path("Environment").path("Variables").isEmpty()) {
      shown.remove("Environment");
    }
    return shown
        .put("FunctionName", name)
        .put("FunctionArn", arn)
        .put("CodeSize", code.size())
        .put("CodeSha256", code.sha256())
        .put("LastModified", TIME.format(modified))
        .put("Version", "$LATEST")
        .put("RevisionId", revision)
        .put("State", "Active")
        .put("LastUpdateStatus", "Successful");
  }

  /** Whether API Gateway may invoke the function for one of its resources. */
  boolean permits(String sourceArn) {
    return permissions.stream().anyMatch(permission -> permission.permits(sourceArn));
  }

  List<Permission> without(Permission removed) {
    List<Permission> left = new ArrayList<>(permissions);
    left.remove(removed);
    return left;
  }
}
