package dev.ingressmap.localstage.openapi.read;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.AuthorizerType;
import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.document.Findings;
import dev.ingressmap.localstage.openapi.document.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads security schemes, and creates authorizers from those that describe one, even if no
 * operation uses them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html">AWS:
 *     x-amazon-apigateway-authorizer</a>
 */
public final class SecuritySchemeImport {

  private static final String HEADER = "method.request.header.";

  /** Kinds of schemes in the specification that API Gateway does not support. */
  private static final Set<String> OTHER_KINDS =
      Set.of(
          "description",
          "scheme",
          "bearerFormat",
          "flow",
          "flows",
          "scopes",
          "authorizationUrl",
          "tokenUrl",
          "openIdConnectUrl");

  private final Findings findings;
  private final ApiDefinition current;
  private final Map<String, SecurityScheme> schemes = new LinkedHashMap<>();
  private ApiDefinition definition;

  /**
   * Creates the authorizers.
   *
   * @param current its authorizers keep their ids
   */
  SecuritySchemeImport(
      Dialect dialect, Findings findings, ApiDefinition definition, ApiDefinition current) {
    this.findings = findings;
    this.current = current;
    this.definition = definition;
    dialect
        .shared()
        .securitySchemes()
        .forEach((name, scheme) -> schemes.put(name, scheme.read(fields -> scheme(name, fields))));
  }

  /** The definition with the document's authorizers. */
  ApiDefinition definition() {
    return definition;
  }

  /** The schemes by name. */
  Map<String, SecurityScheme> schemes() {
    return schemes;
  }

  private SecurityScheme scheme(String name, DocumentFields fields) {
    fields.ignore(OTHER_KINDS);
    DocumentNode authorizer = fields.get(Extension.AUTHORIZER);
    var scheme =
        new SecurityScheme(
            name,
            fields.text("type"),
            fields.text("name"),
            fields.text("in"),
            fields.text(Extension.AUTHTYPE),
            authorizer != null);
    if ((scheme.hasAuthorizer() || scheme.authtype() != null) && !"apiKey".equals(scheme.type())) {
      findings.warn(
          "Unsupported security definition type '%s' for '%s'. Ignoring."
              .formatted(scheme.type(), name));
    }
    if (scheme.isApiKey()) {
      checkLocation(scheme);
    }
    if (authorizer != null) {
      add(scheme, authorizer);
    }
    return scheme;
  }

  private void add(SecurityScheme scheme, DocumentNode node) {
    ApiDefinition added =
        findings.attempt(
            "Unable to create authorizer from security definition: '" + scheme.name() + "'",
            () -> {
              Authorizer authorizer = node.read(fields -> authorizer(scheme, fields));
              return definition.with(definition.components().with(authorizer));
            });
    if (added != null) {
      definition = added;
    }
  }

  private Authorizer authorizer(SecurityScheme scheme, DocumentFields fields) {
    AuthorizerType type = fields.constant("type", AuthorizerType.class);
    if (type == null) {
      throw badRequest("Invalid authorizer type specified");
    }
    Authorizer old = current.components().authorizerNamed(scheme.name());
    return new Authorizer(
        old == null ? Identifier.ofAuthorizer() : old.id(),
        scheme.name(),
        type,
        fields.texts("providerARNs"),
        scheme.authtype(),
        fields.text("authorizerUri"),
        fields.text("authorizerCredentials"),
        identitySource(type, scheme, fields.text("identitySource")),
        fields.text("identityValidationExpression"),
        fields.integer("authorizerResultTtlInSeconds"));
  }

  private void checkLocation(SecurityScheme scheme) {
    if (scheme.location() != null && !scheme.location().equals("header")) {
      findings.warn(
          "Unsupported location '%s' of security definition '%s'. Ignoring."
              .formatted(scheme.location(), scheme.name()));
    }
  }

  /** Only REQUEST authorizers have this field; for others, it is the scheme's header. */
  private @Nullable String identitySource(
      AuthorizerType type, SecurityScheme scheme, @Nullable String named) {
    if (type == AuthorizerType.REQUEST || scheme.header() == null) {
      return named;
    }
    checkLocation(scheme);
    String source = HEADER + scheme.header();
    if (named != null && !named.isBlank() && !named.equals(source)) {
      findings.warn(
          "Unsupported identity source '%s' of security definition '%s'. Ignoring."
              .formatted(named, scheme.name()));
    }
    return source;
  }
}
