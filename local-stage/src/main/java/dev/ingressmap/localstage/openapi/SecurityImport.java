package dev.ingressmap.localstage.openapi;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.AuthorizationType;
import dev.ingressmap.localstage.restapi.Authorizer;
import dev.ingressmap.localstage.restapi.AuthorizerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads who may invoke an operation from its security requirements. */
final class SecurityImport {

  static final String AUTHTYPE = "x-amazon-apigateway-authtype";
  static final String AUTHORIZER = "x-amazon-apigateway-authorizer";

  /**
   * The authorization of an operation.
   *
   * @param authorizerId absent where the type needs none, and where there is none
   */
  record Authorization(AuthorizationType type, @Nullable String authorizerId, List<String> scopes) {

    private static Authorization of(AuthorizationType type) {
      return new Authorization(type, null, List.of());
    }
  }

  private final JsonNode document;
  private final Findings findings;

  SecurityImport(JsonNode document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  Authorization authorization(JsonNode operation, ApiDefinition definition) {
    AuthorizationType type =
        Nodes.constant(operation.path("x-amazon-apigateway-auth"), "type", AuthorizationType.class);
    if (type != null) {
      return Authorization.of(type);
    }
    for (Map.Entry<String, JsonNode> requirement : requirements(operation)) {
      String name = requirement.getKey();
      JsonNode scheme = scheme(name);
      if (scheme.has(AUTHORIZER)) {
        return byAuthorizer(requirement, definition);
      }
      switch (String.valueOf(Nodes.text(scheme, AUTHTYPE)).toLowerCase(Locale.ROOT)) {
        case "awssigv4" -> {
          return Authorization.of(AuthorizationType.AWS_IAM);
        }
        case "cognito_user_pools" -> {
          return Authorization.of(AuthorizationType.COGNITO_USER_POOLS);
        }
        default -> {
          if (scheme.has(AUTHTYPE)) {
            return Authorization.of(AuthorizationType.CUSTOM);
          }
        }
      }
      if (!apiKey(scheme)) {
        findings.warn(
            "Unsupported security definition type '%s' for '%s'. Ignoring."
                .formatted(Nodes.text(scheme, "type"), name));
      }
    }
    return Authorization.of(AuthorizationType.NONE);
  }

  private static Authorization byAuthorizer(
      Map.Entry<String, JsonNode> requirement, ApiDefinition definition) {
    Authorizer authorizer = definition.components().authorizerNamed(requirement.getKey());
    if (authorizer == null) {
      // It could not be made, and a method without it must not be open.
      return Authorization.of(AuthorizationType.CUSTOM);
    }
    return authorizer.type() == AuthorizerType.COGNITO_USER_POOLS
        ? new Authorization(
            AuthorizationType.COGNITO_USER_POOLS,
            authorizer.id(),
            requirement.getValue().valueStream().map(JsonNode::asString).toList())
        : new Authorization(AuthorizationType.CUSTOM, authorizer.id(), List.of());
  }

  boolean apiKeyRequired(JsonNode operation) {
    return requirements(operation).stream().anyMatch(each -> apiKey(scheme(each.getKey())));
  }

  private static boolean apiKey(JsonNode scheme) {
    return !scheme.has(AUTHORIZER)
        && "apiKey".equals(Nodes.text(scheme, "type"))
        && "x-api-key".equalsIgnoreCase(Nodes.text(scheme, "name"));
  }

  private JsonNode scheme(String name) {
    return document.path("components").path("securitySchemes").path(name);
  }

  private List<Map.Entry<String, JsonNode>> requirements(JsonNode operation) {
    JsonNode security =
        operation.has("security") ? operation.path("security") : document.path("security");
    var requirements = new ArrayList<Map.Entry<String, JsonNode>>();
    security.forEach(requirement -> requirements.addAll(requirement.properties()));
    return requirements;
  }
}
