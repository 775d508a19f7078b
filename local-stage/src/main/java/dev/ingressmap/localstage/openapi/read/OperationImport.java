package dev.ingressmap.localstage.openapi.read;

import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.MethodResponse;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.document.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Creates methods, with everything that belongs to them, from the operations of a document. */
final class OperationImport {

  /** Fields of an operation that API Gateway does not use. */
  private static final Set<String> DESCRIPTIONS =
      Set.of(
          "tags", "summary", "description", "externalDocs", "deprecated", "callbacks", "servers");

  private static final Set<String> RESPONSE_DESCRIPTIONS =
      Set.of("description", "links", "examples");

  private final Dialect dialect;
  private final Findings findings;
  private final SchemaImport schemas;
  private final RequestValidatorImport validators;
  private final SecurityImport security;
  private final IntegrationImport integrations;

  OperationImport(
      Dialect dialect,
      Findings findings,
      SchemaImport schemas,
      RequestValidatorImport validators,
      SecurityImport security) {
    this.dialect = dialect;
    this.findings = findings;
    this.schemas = schemas;
    this.validators = validators;
    this.security = security;
    this.integrations = new IntegrationImport(findings);
  }

  /** The method of an operation; empty if it is refused. */
  Optional<Method> read(
      Resource resource,
      String httpMethod,
      DocumentNode operation,
      List<DocumentNode> pathParameters) {
    return operation.read(fields -> {
      DocumentNode extension = fields.get(Extension.INTEGRATION);
      Method method =
          findings.attempt(
              failure(httpMethod, resource),
              () -> method(resource, httpMethod, fields, pathParameters));
      if (method == null) {
        fields.ignoreAll();
        return Optional.empty();
      }
      return Optional.of(
          extension == null ? method : integrations.add(method, resource, extension));
    });
  }

  /** The message for a method that is refused. */
  static String failure(String httpMethod, Resource resource) {
    return "Unable to put method '%s' on resource at path '%s'"
        .formatted(httpMethod, resource.path());
  }

  private Method method(
      Resource resource,
      String httpMethod,
      DocumentFields operation,
      List<DocumentNode> pathParameters) {
    operation.ignore(DESCRIPTIONS);
    var parameters =
        ParameterImport.read(
            dialect, findings, resource, pathParameters, operation.items("parameters"));
    Dialect.Payloads payloads = dialect.payloads(operation);
    Map<String, String> requestModels = models(payloads.request(parameters.body()));
    Map<String, MethodResponse> responses = responses(payloads, resource, httpMethod, operation);
    var required = security.read(operation, httpMethod + " " + resource.path());
    return new Method(
        httpMethod,
        required.authorization().type(),
        required.authorization().authorizerId(),
        required.authorization().scopes(),
        required.apiKeyRequired(),
        validators.idFor(operation),
        operation.text("operationId"),
        parameters.parameters(),
        requestModels,
        responses,
        null);
  }

  private Map<String, MethodResponse> responses(
      Dialect.Payloads payloads, Resource resource, String httpMethod, DocumentFields operation) {
    var responses = new LinkedHashMap<String, MethodResponse>();
    DocumentNode node = operation.get("responses");
    if (node == null) {
      return responses;
    }
    return node.read(fields -> {
      for (String statusCode : fields.names()) {
        if (!fields.unknown(statusCode)) {
          continue;
        }
        DocumentNode reference = fields.get(statusCode);
        if (!statusCode.matches("[1-5]\\d\\d")) {
          findings.warn(
              "Unsupported response '%s' to method '%s %s'. Ignoring."
                  .formatted(statusCode, httpMethod, resource.path()));
          continue;
        }
        DocumentNode response = reference == null ? null : reference.resolved();
        if (response != null) {
          responses.put(
              statusCode, response.read(content -> response(statusCode, payloads, content)));
        }
      }
      return responses;
    });
  }

  private MethodResponse response(
      String statusCode, Dialect.Payloads payloads, DocumentFields response) {
    response.ignore(RESPONSE_DESCRIPTIONS);
    var headers = new LinkedHashMap<String, Boolean>();
    response
        .entries("headers")
        .forEach((header, node) -> {
          var _ = node.object();
          headers.put("method.response.header." + header, false);
        });
    var models = models(payloads.response(response));
    return new MethodResponse(
        statusCode, headers.isEmpty() ? null : headers, models.isEmpty() ? null : models);
  }

  private Map<String, String> models(Map<String, DocumentNode> payloads) {
    var models = new LinkedHashMap<String, String>();
    payloads.forEach((contentType, schema) -> {
      String model = schemas.modelName(schema);
      if (model != null) {
        models.put(contentType, model);
      }
    });
    return models;
  }
}
