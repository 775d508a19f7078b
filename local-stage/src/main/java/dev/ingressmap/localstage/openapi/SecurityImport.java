package dev.ingressmap.localstage.openapi;

import dev.ingressmap.localstage.restapi.AuthorizationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads who may invoke an operation from its security requirements. */
final class SecurityImport {

  private static final String AUTHTYPE = "x-amazon-apigateway-authtype";
  private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";

  private final JsonNode document;
  private final Findings findings;

  SecurityImport(JsonNode document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  AuthorizationType authorizationType(JsonNode operation) {
    AuthorizationType type =
        Nodes.constant(operation.path("x-amazon-apigateway-auth"), "type", AuthorizationType.class);
    if (type != null) {
      return type;
    }
    for (String name : schemes(operation)) {
      JsonNode scheme = scheme(name);
      switch (String.valueOf(Nodes.text(scheme, AUTHTYPE)).toLowerCase(Locale.ROOT)) {
        case "awssigv4" -> {
          return AuthorizationType.AWS_IAM;
        }
        case "cognito_user_pools" -> {
          return AuthorizationType.COGNITO_USER_POOLS;
        }
        default -> {
          if (scheme.has(AUTHORIZER) || scheme.has(AUTHTYPE)) {
            return AuthorizationType.CUSTOM;
          }
        }
      }
      if (!apiKey(scheme)) {
        findings.warn(
            "Unsupported security definition type '%s' for '%s'. Ignoring."
                .formatted(Nodes.text(scheme, "type"), name));
      }
    }
    return AuthorizationType.NONE;
  }

  boolean apiKeyRequired(JsonNode operation) {
    return schemes(operation).stream().anyMatch(name -> apiKey(scheme(name)));
  }

  private static boolean apiKey(JsonNode scheme) {
    return "apiKey".equals(Nodes.text(scheme, "type"))
        && "x-api-key".equalsIgnoreCase(Nodes.text(scheme, "name"));
  }

  private JsonNode scheme(String name) {
    return document.path("components").path("securitySchemes").path(name);
  }

  private List<String> schemes(JsonNode operation) {
    JsonNode security =
        operation.has("security") ? operation.path("security") : document.path("security");
    var names = new ArrayList<String>();
    security.forEach(requirement -> names.addAll(requirement.propertyNames()));
    return names;
  }
}
