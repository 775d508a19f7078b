package dev.ingressmap.gateway.admission;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Does with a policy what an API server does. */
final class Server {

  private static final ObjectMapper JSON = new JsonMapper();

  private static final Cel CEL =
      CelFactory.plannerCelBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addCompilerLibraries(CelExtensions.strings())
          .addRuntimeLibraries(CelExtensions.strings())
          .addVar("object", SimpleType.DYN)
          .addVar("oldObject", SimpleType.DYN)
          .addVar("request", SimpleType.DYN)
          .addVar("namespaceObject", SimpleType.DYN)
          .addVar("variables", SimpleType.DYN)
          .build();

  private final Map<String, Program> programs = new HashMap<>();
  private final JsonNode spec;

  Server(Map<String, Object> policy) {
    spec = JSON.valueToTree(policy).get("spec");
  }

  /**
   * Why it refuses a new Ingress; empty if it does not.
   *
   * @param labels of its namespace
   */
  Optional<String> refusal(
      Map<String, Object> ingress, String namespace, Map<String, String> labels) {
    return refusal(ingress, null, namespace, labels);
  }

  /**
   * Why it refuses to change an Ingress; empty if it does not.
   *
   * @param before null for a new one
   * @param labels of its namespace
   */
  Optional<String> refusal(
      Map<String, Object> ingress,
      @Nullable Map<String, Object> before,
      String namespace,
      Map<String, String> labels) {
    Map<String, Object> variables = new HashMap<>();
    Map<String, Object> known = new HashMap<>();
    known.put("object", ingress);
    if (before != null) {
      known.put("oldObject", before);
    }
    known.put(
        "request",
        Map.of("namespace", namespace, "operation", before == null ? "CREATE" : "UPDATE"));
    known.put(
        "namespaceObject",
        Map.of("metadata", labels.isEmpty() ? Map.of() : Map.of("labels", labels)));
    known.put("variables", variables);
    for (JsonNode condition : spec.get("matchConditions")) {
      if (!is(condition, known)) {
        return Optional.empty();
      }
    }
    for (JsonNode variable : spec.get("variables")) {
      variables.put(variable.get("name").asString(), value(variable.get("expression"), known));
    }
    for (JsonNode validation : spec.get("validations")) {
      if (!is(validation, known)) {
        JsonNode message = validation.get("messageExpression");
        return Optional.of(
            message == null
                ? validation.get("message").asString()
                : String.valueOf(value(message, known)));
      }
    }
    return Optional.empty();
  }

  private boolean is(JsonNode condition, Map<String, Object> known) {
    return value(condition.get("expression"), known).equals(true);
  }

  private Object value(JsonNode expression, Map<String, Object> known) {
    try {
      return programs.computeIfAbsent(expression.asString(), Server::program).eval(known);
    } catch (CelEvaluationException e) {
      throw new AssertionError(expression.asString(), e);
    }
  }

  private static Program program(String expression) {
    try {
      return CEL.createProgram(CEL.compile(expression).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new AssertionError(expression, e);
    }
  }
}
