package dev.ingressmap.localstage.openapi.write;

import dev.ingressmap.localstage.mapping.MappingExpression;
import dev.ingressmap.localstage.mapping.Parameter;
import dev.ingressmap.localstage.mapping.Place;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.openapi.document.Extension;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes authorizers, and the other security schemes that methods refer to. */
final class SecurityExport {

  static final String API_KEY = "api_key";
  static final String IAM = "sigv4";

  private SecurityExport() {}

  static void write(ObjectNode components, ApiDefinition definition) {
    if (any(definition, Method::apiKeyRequired)) {
      scheme(components, API_KEY, "x-api-key");
    }
    if (any(definition, method -> method.authorizationType() == AuthorizationType.AWS_IAM)) {
      scheme(components, IAM, "Authorization").put(Extension.AUTHTYPE, "awsSigv4");
    }
    definition.components().authorizers().values().forEach(each -> write(components, each));
  }

  /** The requirements of an operation. */
  static void write(ObjectNode operation, Method method, ApiDefinition definition) {
    if (method.authorizationType() == AuthorizationType.AWS_IAM) {
      require(operation, IAM, List.of());
    }
    String id = method.authorizerId();
    if (id != null) {
      require(
          operation, definition.components().authorizer(id).name(), method.authorizationScopes());
    }
    if (method.apiKeyRequired()) {
      require(operation, API_KEY, List.of());
    }
  }

  private static void require(ObjectNode operation, String scheme, List<String> scopes) {
    var array = operation.withArrayProperty("security").addObject().putArray(scheme);
    scopes.forEach(array::add);
  }

  private static void write(ObjectNode components, Authorizer authorizer) {
    ObjectNode scheme = scheme(components, authorizer.name(), header(authorizer));
    put(scheme, Extension.AUTHTYPE, authorizer.authType());
    ObjectNode json =
        scheme
            .putObject(Extension.AUTHORIZER)
            .put("type", authorizer.type().name().toLowerCase(Locale.ROOT));
    put(json, "authorizerUri", authorizer.authorizerUri());
    put(json, "authorizerCredentials", authorizer.authorizerCredentials());
    if (!authorizer.providerARNs().isEmpty()) {
      authorizer.providerARNs().forEach(json.putArray("providerARNs")::add);
    }
    put(json, "identitySource", authorizer.identitySource());
    put(json, "identityValidationExpression", authorizer.identityValidationExpression());
    if (authorizer.authorizerResultTtlInSeconds() != null) {
      json.put("authorizerResultTtlInSeconds", authorizer.authorizerResultTtlInSeconds());
    }
  }

  /**
   * The header with the identity. AWS writes {@code Unused} if there is none, or more than one
   * source.
   */
  private static String header(Authorizer authorizer) {
    List<MappingExpression> sources = authorizer.identitySources();
    return sources.size() == 1
            && sources.getFirst() instanceof Parameter parameter
            && parameter.place() == Place.HEADER
        ? parameter.name()
        : "Unused";
  }

  private static void put(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
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
