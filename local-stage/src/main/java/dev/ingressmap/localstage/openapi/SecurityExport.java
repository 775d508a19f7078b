package dev.ingressmap.localstage.openapi;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.AuthorizationType;
import dev.ingressmap.localstage.restapi.Method;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Writes the security schemes that methods refer to. */
final class SecurityExport {

  static final String API_KEY = "api_key";
  static final String IAM = "sigv4";

  private SecurityExport() {}

  static void write(ObjectNode components, ApiDefinition definition) {
    if (any(definition, Method::apiKeyRequired)) {
      scheme(components, API_KEY, "x-api-key");
    }
    if (any(definition, method -> method.authorizationType() == AuthorizationType.AWS_IAM)) {
      scheme(components, IAM, "Authorization").put("x-amazon-apigateway-authtype", "awsSigv4");
    }
  }

  private static ObjectNode scheme(ObjectNode components, String name, String header) {
    return components
        .withObjectProperty("securitySchemes")
        .putObject(name)
        .put("type", "apiKey")
        .put("name", header)
        .put("in", "header");
  }

  private static boolean any(ApiDefinition definition, Predicate<Method> predicate) {
    return definition.resources().values().stream()
        .flatMap(resource -> resource.resourceMethods().values().stream())
        .anyMatch(predicate);
  }
}
