package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.CanonicalJson;
import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Endpoint;
import dev.ingressmap.gateway.settings.GatewayResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
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

  private static final String EXTENSION = "x-amazon-apigateway-";

  private OpenApi() {}

  static Map<String, Object> of(DesiredApi api, String version) {
    Api facts = api.settings().api();
    Map<String, Object> document = new HashMap<>();
    document.put("openapi", "3.0.1");
    document.put(
        "info",
        Map.of(
            "title", facts.title(),
            "description", facts.description(),
            "version", version));
    document.put(EXTENSION + "api-key-source", facts.keySource().name());
    // At the root AWS reads it in Swagger 2 alone.
    document.put(
        "servers",
        List.of(
            Map.of("url", "/", EXTENSION + "endpoint-configuration", endpoint(facts.endpoint()))));
    document.put(EXTENSION + "binary-media-types", facts.binaryMediaTypes());
    if (facts.minimumCompressionSize() != null) {
      document.put(EXTENSION + "minimum-compression-size", facts.minimumCompressionSize());
    }
    if (facts.policy() != null) {
      document.put(EXTENSION + "policy", CanonicalJson.parse(facts.policy()));
    }
    SortedMap<String, GatewayResponse> responses = api.responses();
    if (!responses.isEmpty()) {
      document.put(EXTENSION + "gateway-responses", responses(responses));
    }
    if (!api.validations().isEmpty()) {
      document.put(EXTENSION + "request-validators", validators(api));
    }
    document.put("components", Components.of(api));
    document.put("paths", paths(api));
    return document;
  }

  private static Map<String, Object> endpoint(Endpoint endpoint) {
    Map<String, Object> document = new HashMap<>();
    document.put("disableExecuteApiEndpoint", endpoint.disabled());
    if (!endpoint.vpcEndpoints().isEmpty()) {
      document.put("vpcEndpointIds", endpoint.vpcEndpoints());
    }
    return document;
  }

  private static Map<String, Object> responses(Map<String, GatewayResponse> responses) {
    Map<String, Object> document = new HashMap<>();
    responses.forEach((type, response) -> document.put(type, response(response)));
    return document;
  }

  private static Map<String, Object> response(GatewayResponse response) {
    Map<String, Object> document = new HashMap<>();
    if (response.status() != null) {
      document.put("statusCode", response.status().toString());
    }
    if (!response.headers().isEmpty()) {
      document.put("responseParameters", response.parameters());
    }
    if (!response.bodies().isEmpty()) {
      document.put("responseTemplates", response.bodies());
    }
    return document;
  }

  private static Map<String, Object> validators(DesiredApi api) {
    Map<String, Object> document = new HashMap<>();
    for (Validation validation : api.validations()) {
      document.put(
          validation.validator(),
          Map.of(
              "validateRequestBody", validation.body(),
              "validateRequestParameters", validation.parameters()));
    }
    return document;
  }

  private static Map<String, Map<String, Object>> paths(DesiredApi api) {
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    api.operations()
        .forEach((key, operation) ->
            paths
                .computeIfAbsent(key.path(), path -> new TreeMap<>())
                .put(verb(key.method()), OperationDocument.of(operation)));
    return paths;
  }

  private static String verb(String method) {
    return method.equals("ANY") ? EXTENSION + "any-method" : method.toLowerCase(Locale.ROOT);
  }
}
