package dev.ingressmap.gateway.openapi;

import dev.ingressmap.gateway.CanonicalJson;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.api.Security;
import java.util.HashMap;
import java.util.Map;

/**
 * The named objects that operations refer to.
 *
 * @param schemas the models, as parsed JSON
 */
record Components(Map<String, Object> schemas, Map<String, SecurityScheme> securitySchemes) {

  private static final Map<String, Object> EMPTY_MODEL =
      Map.of("title", "Empty Schema", "type", "object");

  static Components of(DesiredApi api) {
    Map<String, SecurityScheme> schemes = new HashMap<>();
    Map<String, Object> schemas = new HashMap<>();
    api.settings().models().forEach((name, json) -> schemas.put(name, CanonicalJson.parse(json)));
    api.authorizers()
        .forEach((name, authorizer) -> schemes.put(name, SecurityScheme.of(authorizer)));
    for (Operation operation : api.operations().values()) {
      if (operation.security().type() == Security.Type.AWS_IAM) {
        schemes.put(SecurityScheme.SIGNATURE, SecurityScheme.signature());
      }
      if (operation.security().apiKeyRequired()) {
        schemes.put(SecurityScheme.API_KEY, SecurityScheme.apiKey());
      }
      if (operation.responses().values().stream()
          .anyMatch(response -> response.model().equals("Empty"))) {
        schemas.putIfAbsent("Empty", EMPTY_MODEL);
      }
    }
    return new Components(schemas, schemes);
  }
}
