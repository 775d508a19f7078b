package dev.ingressmap.localstage.openapi;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.Method;
import dev.ingressmap.localstage.restapi.MethodResponse;
import dev.ingressmap.localstage.restapi.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes methods, with all that belongs to them, of the operations of a document. */
final class OperationImport {

  private final JsonNode document;
  private final Findings findings;
  private final SchemaImport schemas;
  private final RequestValidatorImport validators;
  private final SecurityImport security;
  private final IntegrationImport integrations;

  OperationImport(
      JsonNode document,
      Findings findings,
      SchemaImport schemas,
      RequestValidatorImport validators) {
    this.document = document;
    this.findings = findings;
    this.schemas = schemas;
    this.validators = validators;
    this.security = new SecurityImport(document, findings);
    this.integrations = new IntegrationImport(findings);
  }

  ApiDefinition add(
      ApiDefinition definition,
      Resource resource,
      String httpMethod,
      JsonNode operation,
      JsonNode pathParameters) {
    ApiDefinition prepared = withInlineModels(definition, operation);
    String failure =
        "Unable to put method '%s' on resource at path '%s'".formatted(httpMethod, resource.path());
    Method method =
        findings.attempt(
            failure, () -> method(prepared, resource, httpMethod, operation, pathParameters));
    if (method == null) {
      return prepared;
    }
    Method integrated =
        integrations.add(method, resource, operation.path("x-amazon-apigateway-integration"));
    ApiDefinition added = findings.attempt(failure, () -> prepared.with(resource.id(), integrated));
    return added == null ? prepared : added;
  }

  private Method method(
      ApiDefinition definition,
      Resource resource,
      String httpMethod,
      JsonNode operation,
      JsonNode pathParameters) {
    var authorization = security.authorization(operation, definition);
    return new Method(
        httpMethod,
        authorization.type(),
        authorization.authorizerId(),
        authorization.scopes(),
        security.apiKeyRequired(operation),
        validators.idFor(operation, definition),
        Nodes.text(operation, "operationId"),
        new ParameterImport(document, findings).read(resource, pathParameters, operation),
        models(definition, resolve(operation.path("requestBody")).path("content")),
        responses(definition, resource, httpMethod, operation),
        null);
  }

  private Map<String, MethodResponse> responses(
      ApiDefinition definition, Resource resource, String httpMethod, JsonNode operation) {
    var responses = new LinkedHashMap<String, MethodResponse>();
    operation
        .path("responses")
        .forEachEntry((statusCode, reference) -> {
          if (!statusCode.matches("[1-5]\\d\\d")) {
            if (!statusCode.startsWith("x-")) {
              findings.warn(
                  "Unsupported response '%s' to method '%s %s'. Ignoring."
                      .formatted(statusCode, httpMethod, resource.path()));
            }
            return;
          }
          JsonNode response = resolve(reference);
          var headers = new LinkedHashMap<String, Boolean>();
          for (String header : response.path("headers").propertyNames()) {
            headers.put("method.response.header." + header, false);
          }
          responses.put(
              statusCode,
              new MethodResponse(
                  statusCode, headers, models(definition, response.path("content"))));
        });
    return responses;
  }

  private Map<String, String> models(ApiDefinition definition, JsonNode content) {
    var models = new LinkedHashMap<String, String>();
    content.forEachEntry((contentType, mediaType) -> {
      String model = schemas.modelName(definition, mediaType.path("schema"));
      if (model != null) {
        models.put(contentType, model);
      }
    });
    return models;
  }

  private ApiDefinition withInlineModels(ApiDefinition definition, JsonNode operation) {
    ApiDefinition result = definition;
    for (JsonNode mediaType : resolve(operation.path("requestBody")).path("content")) {
      result = schemas.addInline(result, mediaType.path("schema"));
    }
    for (JsonNode response : operation.path("responses")) {
      for (JsonNode mediaType : resolve(response).path("content")) {
        result = schemas.addInline(result, mediaType.path("schema"));
      }
    }
    return result;
  }

  private JsonNode resolve(JsonNode node) {
    return References.resolve(document, node);
  }
}
