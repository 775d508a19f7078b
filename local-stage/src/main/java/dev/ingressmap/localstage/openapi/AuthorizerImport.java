package dev.ingressmap.localstage.openapi;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.Authorizer;
import dev.ingressmap.localstage.restapi.AuthorizerType;
import dev.ingressmap.localstage.restapi.Identifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes authorizers of the security schemes that tell of one, whether operations use them or not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html">AWS:
 *     x-amazon-apigateway-authorizer</a>
 */
final class AuthorizerImport {

  private static final String HEADER = "method.request.header.";

  private AuthorizerImport() {}

  /**
   * A definition with the authorizers of the document.
   *
   * @param current whose authorizers keep their ids
   */
  static ApiDefinition addTo(
      ApiDefinition definition, ApiDefinition current, JsonNode document, Findings findings) {
    ApiDefinition result = definition;
    for (var entry : document.path("components").path("securitySchemes").properties()) {
      if (entry.getValue().has(SecurityImport.AUTHORIZER)) {
        ApiDefinition before = result;
        ApiDefinition added =
            findings.attempt(
                "Unable to create authorizer from security definition: '" + entry.getKey() + "'",
                () ->
                    before.with(
                        before
                            .components()
                            .with(authorizer(entry.getKey(), entry.getValue(), current))));
        result = added == null ? before : added;
      }
    }
    return result;
  }

  private static Authorizer authorizer(String name, JsonNode scheme, ApiDefinition current) {
    JsonNode json = scheme.path(SecurityImport.AUTHORIZER);
    AuthorizerType type = Nodes.constant(json, "type", AuthorizerType.class);
    if (type == null) {
      throw badRequest("Invalid authorizer type specified");
    }
    Authorizer old = current.components().authorizerNamed(name);
    return new Authorizer(
        old == null ? Identifier.ofAuthorizer() : old.id(),
        name,
        type,
        Nodes.texts(json, "providerARNs"),
        Nodes.text(scheme, SecurityImport.AUTHTYPE),
        Nodes.text(json, "authorizerUri"),
        Nodes.text(json, "authorizerCredentials"),
        identitySource(type, scheme, json),
        Nodes.text(json, "identityValidationExpression"),
        Nodes.integer(json, "authorizerResultTtlInSeconds"));
  }

  /** Only authorizers of requests name it: to the others it is the header of the scheme. */
  private static @Nullable String identitySource(
      AuthorizerType type, JsonNode scheme, JsonNode json) {
    String header = Nodes.text(scheme, "name");
    return type == AuthorizerType.REQUEST || header == null
        ? Nodes.text(json, "identitySource")
        : HEADER + header;
  }
}
