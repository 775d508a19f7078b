package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.CanonicalJson;
import dev.ingressmap.gateway.settings.Authorizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes what operations refer to: models and security schemes. */
final class Components {

  static final String SIGNATURE = "sigv4";
  static final String API_KEY = "api_key";

  private static final Map<String, Object> EMPTY_MODEL =
      Map.of("title", "Empty Schema", "type", "object");

  private Components() {}

  static Map<String, Object> of(DesiredApi api) {
    Map<String, Object> schemes = new HashMap<>();
    Map<String, Object> schemas = new HashMap<>();
    api.settings().models().forEach((name, json) -> schemas.put(name, CanonicalJson.parse(json)));
    api.authorizers().forEach((name, authorizer) -> schemes.put(name, scheme(authorizer)));
    for (Operation operation : api.operations().values()) {
      if (operation.security().type() == Security.Type.AWS_IAM) {
        schemes.put(SIGNATURE, inHeader("Authorization", "awsSigv4"));
      }
      if (operation.security().apiKeyRequired()) {
        schemes.put(API_KEY, Map.of("type", "apiKey", "name", "x-api-key", "in", "header"));
      }
      operation.responses().values().stream()
          .filter(response -> response.model().equals("Empty"))
          .forEach(response -> schemas.putIfAbsent("Empty", EMPTY_MODEL));
    }
    return Map.of("schemas", schemas, "securitySchemes", schemes);
  }

  private static Map<String, Object> scheme(Authorizer authorizer) {
    Map<String, Object> scheme =
        inHeader(
            header(authorizer),
            authorizer.type() == Authorizer.Type.COGNITO_USER_POOLS
                ? "cognito_user_pools"
                : "custom");
    Map<String, Object> document = new HashMap<>();
    document.put("type", authorizer.type().name().toLowerCase(Locale.ROOT));
    document.put("authorizerResultTtlInSeconds", authorizer.ttlSeconds());
    if (authorizer.uri() != null) {
      document.put("authorizerUri", authorizer.uri());
    }
    if (authorizer.credentials() != null) {
      document.put("authorizerCredentials", authorizer.credentials());
    }
    if (authorizer.tokenPattern() != null) {
      document.put("identityValidationExpression", authorizer.tokenPattern());
    }
    if (authorizer.type() == Authorizer.Type.REQUEST) {
      document.put("identitySource", String.join(", ", authorizer.identity()));
    }
    if (!authorizer.pools().isEmpty()) {
      document.put("providerARNs", authorizer.pools());
    }
    scheme.put("x-amazon-apigateway-authorizer", document);
    return scheme;
  }

  /** The header of a token; a function that sees the whole call has none of its own. */
  private static String header(Authorizer authorizer) {
    String prefix = "method.request.header.";
    String first = authorizer.identity().get(0);
    return authorizer.type() != Authorizer.Type.REQUEST && first.startsWith(prefix)
        ? first.substring(prefix.length())
        : "Unused";
  }

  private static Map<String, Object> inHeader(String name, String type) {
    return new HashMap<>(
        Map.of(
            "type", "apiKey", "name", name, "in", "header", "x-amazon-apigateway-authtype", type));
  }
}
