package dev.ingressmap.localstage.openapi;

import dev.ingressmap.localstage.restapi.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes request parameters of the parameters of an operation and its path. */
final class ParameterImport {

  private static final Map<String, String> LOCATIONS =
      Map.of("path", "path", "query", "querystring", "header", "header");

  private final JsonNode document;
  private final Findings findings;

  ParameterImport(JsonNode document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  Map<String, Boolean> read(Resource resource, JsonNode pathParameters, JsonNode operation) {
    var parameters = new LinkedHashMap<String, Boolean>();
    pathParameters.forEach(parameter -> add(parameters, parameter));
    operation.path("parameters").forEach(parameter -> add(parameters, parameter));
    String pathPart = String.valueOf(resource.pathPart());
    if (pathPart.startsWith("{") && !pathPart.endsWith("+}")) {
      // AWS declares the variable of the resource, whether the document does or not.
      parameters.put("method.request.path." + pathPart.substring(1, pathPart.length() - 1), true);
    }
    return parameters;
  }

  private void add(Map<String, Boolean> parameters, JsonNode reference) {
    JsonNode parameter = References.resolve(document, reference);
    String name = Nodes.text(parameter, "name");
    String in = Nodes.text(parameter, "in");
    String location = in == null ? null : LOCATIONS.get(in);
    if (name == null || location == null) {
      findings.warn("Unsupported parameter '%s' in '%s'. Ignoring.".formatted(name, in));
      return;
    }
    parameters.put(
        "method.request." + location + "." + name, parameter.path("required").asBoolean(false));
  }
}
