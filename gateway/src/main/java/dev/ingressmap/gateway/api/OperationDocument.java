package dev.ingressmap.gateway.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes an operation in OpenAPI's terms. */
final class OperationDocument {

  private static final Map<String, String> PLACES =
      Map.of("path", "path", "querystring", "query", "header", "header");

  private static final Map<String, Object> TEXT = Map.of("schema", Map.of("type", "string"));

  private OperationDocument() {}

  static Map<String, Object> of(Operation operation) {
    Map<String, Object> document = new HashMap<>();
    List<Map<String, Object>> parameters = new ArrayList<>();
    operation.parameters().forEach((name, required) -> parameters.add(parameter(name, required)));
    if (!parameters.isEmpty()) {
      document.put("parameters", parameters);
    }
    if (operation.requestModel() != null) {
      document.put(
          "requestBody", Map.of("required", true, "content", content(operation.requestModel())));
    }
    if (operation.validation() != null) {
      document.put("x-amazon-apigateway-request-validator", operation.validation().validator());
    }
    Map<String, Object> responses = new HashMap<>();
    operation
        .responses()
        .forEach((status, response) -> responses.put(status, response(status, response)));
    document.put("responses", responses);
    Map<String, Object> security = security(operation.security());
    if (!security.isEmpty()) {
      document.put("security", List.of(security));
    }
    document.put(
        "x-amazon-apigateway-integration", IntegrationDocument.of(operation.integration()));
    return document;
  }

  private static Map<String, Object> parameter(String name, boolean required) {
    int dot = name.indexOf('.');
    String place = PLACES.getOrDefault(name.substring(0, dot), name.substring(0, dot));
    return Map.of(
        "name",
        name.substring(dot + 1),
        "in",
        place,
        "required",
        required,
        "schema",
        Map.of("type", "string"));
  }

  private static Map<String, Object> response(String status, Operation.Response response) {
    Map<String, Object> document = new HashMap<>();
    document.put("description", status + " response");
    if (!response.model().isEmpty()) {
      document.put("content", content(response.model()));
    }
    Map<String, Object> headers = new HashMap<>();
    response.headers().forEach(name -> headers.put(name, TEXT));
    if (!headers.isEmpty()) {
      document.put("headers", headers);
    }
    return document;
  }

  private static Map<String, Object> content(String model) {
    return Map.of(
        "application/json", Map.of("schema", Map.of("$ref", "#/components/schemas/" + model)));
  }

  private static Map<String, Object> security(Security security) {
    Map<String, Object> document = new HashMap<>();
    if (security.type() == Security.Type.AWS_IAM) {
      document.put(Components.SIGNATURE, List.of());
    }
    if (security.authorizer() != null) {
      document.put(security.authorizer(), security.scopes());
    }
    if (security.apiKeyRequired()) {
      document.put(Components.API_KEY, List.of());
    }
    return document;
  }
}
