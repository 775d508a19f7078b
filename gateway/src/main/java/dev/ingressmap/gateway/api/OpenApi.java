package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.ingress.Exposure.Authorization;
import dev.ingressmap.gateway.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an API in OpenAPI's terms.
 *
 * <p>PutRestApi resets whatever an overwriting document leaves out, so this one leaves out nothing
 * that has a value.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html">
 *     OpenAPI extensions for API Gateway</a>
 */
final class OpenApi {

  private static final Map<String, Object> SIGNATURE =
      Map.of(
          "type", "apiKey",
          "name", "Authorization",
          "in", "header",
          "x-amazon-apigateway-authtype", "awsSigv4");
  private static final Map<String, Object> API_KEY =
      Map.of("type", "apiKey", "name", "x-api-key", "in", "header");
  private static final Map<String, Object> EMPTY_MODEL =
      Map.of("title", "Empty Schema", "type", "object");

  private OpenApi() {}

  static Map<String, Object> of(DesiredApi api) {
    Settings.Api facts = api.settings().api();
    Map<String, Object> document = new HashMap<>();
    document.put("openapi", "3.0.1");
    document.put(
        "info",
        Map.of(
            "title", facts.name(),
            "description", facts.description(),
            "version", facts.version()));
    document.put("x-amazon-apigateway-api-key-source", "HEADER");
    document.put(
        "x-amazon-apigateway-endpoint-configuration", Map.of("disableExecuteApiEndpoint", false));
    document.put("x-amazon-apigateway-binary-media-types", facts.binaryMediaTypes());
    document.put("components", components(api));
    document.put("paths", paths(api));
    return document;
  }

  private static Map<String, Object> components(DesiredApi api) {
    Map<String, Object> schemes = new HashMap<>();
    Map<String, Object> schemas = new HashMap<>();
    for (Operation operation : api.operations().values()) {
      if (operation.authorization() == Authorization.AWS_IAM) {
        schemes.put("sigv4", SIGNATURE);
      }
      if (operation.apiKeyRequired()) {
        schemes.put("api_key", API_KEY);
      }
      if (operation.responses().containsValue("Empty")) {
        schemas.put("Empty", EMPTY_MODEL);
      }
    }
    return Map.of("schemas", schemas, "securitySchemes", schemes);
  }

  private static Map<String, Map<String, Object>> paths(DesiredApi api) {
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    api.operations()
        .forEach((key, operation) ->
            paths
                .computeIfAbsent(key.path(), path -> new TreeMap<>())
                .put(verb(key.method()), operation(operation)));
    return paths;
  }

  private static String verb(String method) {
    return method.equals("ANY")
        ? "x-amazon-apigateway-any-method"
        : method.toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> operation(Operation operation) {
    Map<String, Object> document = new HashMap<>();
    List<Map<String, Object>> parameters =
        operation.pathParameters().stream().sorted().map(OpenApi::parameter).toList();
    if (!parameters.isEmpty()) {
      document.put("parameters", parameters);
    }
    Map<String, Object> responses = new HashMap<>();
    operation
        .responses()
        .forEach((status, model) -> responses.put(status, response(status, model)));
    document.put("responses", responses);
    Map<String, Object> security = new HashMap<>();
    if (operation.authorization() == Authorization.AWS_IAM) {
      security.put("sigv4", List.of());
    }
    if (operation.apiKeyRequired()) {
      security.put("api_key", List.of());
    }
    if (!security.isEmpty()) {
      document.put("security", List.of(security));
    }
    document.put("x-amazon-apigateway-integration", integration(operation.integration()));
    return document;
  }

  private static Map<String, Object> parameter(String name) {
    return Map.of("name", name, "in", "path", "required", true, "schema", Map.of("type", "string"));
  }

  private static Map<String, Object> response(String status, String model) {
    String description = status + " response";
    if (model.isEmpty()) {
      return Map.of("description", description);
    }
    Map<String, Object> schema = Map.of("$ref", "#/components/schemas/" + model);
    return Map.of(
        "description",
        description,
        "content",
        Map.of("application/json", Map.of("schema", schema)));
  }

  private static Map<String, Object> integration(Integration integration) {
    Map<String, Object> document = new HashMap<>();
    document.put("type", integration.type().name().toLowerCase(Locale.ROOT));
    if (integration.uri() != null) {
      document.put("httpMethod", integration.method());
      document.put("uri", integration.uri());
      document.put("connectionType", "INTERNET");
    }
    document.put("passthroughBehavior", integration.passthroughBehavior().toLowerCase(Locale.ROOT));
    if (integration.contentHandling() != null) {
      document.put("contentHandling", integration.contentHandling());
    }
    document.put("timeoutInMillis", integration.timeoutMillis());
    if (!integration.requestParameters().isEmpty()) {
      document.put("requestParameters", integration.requestParameters());
    }
    if (!integration.requestTemplates().isEmpty()) {
      document.put("requestTemplates", integration.requestTemplates());
    }
    if (!integration.responses().isEmpty()) {
      Map<String, Object> responses = new HashMap<>();
      for (Integration.Response response : integration.responses()) {
        String pattern = response.selectionPattern();
        responses.put(pattern == null ? "default" : pattern, integrationResponse(response));
      }
      document.put("responses", responses);
    }
    return document;
  }

  private static Map<String, Object> integrationResponse(Integration.Response response) {
    return response.templates().isEmpty()
        ? Map.of("statusCode", response.status())
        : Map.of("statusCode", response.status(), "responseTemplates", response.templates());
  }
}
