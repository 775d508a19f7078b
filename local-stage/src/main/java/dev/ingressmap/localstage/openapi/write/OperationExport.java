package dev.ingressmap.localstage.openapi.write;

import dev.ingressmap.localstage.mapping.MappingExpression;
import dev.ingressmap.localstage.mapping.Parameter;
import dev.ingressmap.localstage.mapping.Place;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.MethodResponse;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.read.OpenApi3;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Writes methods as operations. */
final class OperationExport {

  private OperationExport() {}

  static void write(
      ObjectNode operation, Method method, Resource resource, ApiDefinition definition) {
    if (method.operationName() != null) {
      operation.put("operationId", method.operationName());
    }
    method
        .requestParameters()
        .forEach((name, required) ->
            parameter(operation, (Parameter) MappingExpression.of(name), required));
    if (!method.requestModels().isEmpty()) {
      ObjectNode body = operation.putObject("requestBody");
      content(body.putObject("content"), method.requestModels());
      body.put("required", true);
    }
    ObjectNode responses = operation.putObject("responses");
    for (MethodResponse response : method.methodResponses().values()) {
      response(responses.putObject(response.statusCode()), response);
    }
    SecurityExport.write(operation, method, definition);
    RequestValidatorExport.write(operation, method, definition);
    if (method.methodIntegration() != null) {
      IntegrationExport.write(
          operation.putObject(Extension.INTEGRATION), method.methodIntegration(), resource);
    }
  }

  private static void parameter(ObjectNode operation, Parameter parameter, boolean required) {
    Place place = parameter.place();
    ObjectNode json =
        operation
            .withArrayProperty("parameters")
            .addObject()
            .put("name", parameter.name())
            .put("in", place == Place.QUERYSTRING ? "query" : place.toString());
    if (required) {
      json.put("required", true);
    }
    json.putObject("schema").put("type", "string");
  }

  private static void response(ObjectNode json, MethodResponse response) {
    json.put("description", response.statusCode() + " response");
    for (String parameter : response.parameters().keySet()) {
      json.withObjectProperty("headers")
          .putObject(((Parameter) MappingExpression.of(parameter)).name())
          .putObject("schema")
          .put("type", "string");
    }
    content(json.putObject("content"), response.models());
  }

  private static void content(ObjectNode content, Map<String, String> models) {
    models.forEach((contentType, model) ->
        content.putObject(contentType).putObject("schema").put("$ref", OpenApi3.SCHEMA + model));
  }
}
