package dev.ingressmap.localstage.openapi.read;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.AuthorizerType;
import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.document.Findings;
import dev.ingressmap.localstage.openapi.document.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads who may invoke an operation from its security requirements. */
final class SecurityImport {

  /**
   * The authorization of an operation.
   *
   * @param authorizerId absent if the type needs none, and if there is none
   */
  record Authorization(AuthorizationType type, @Nullable String authorizerId, List<String> scopes) {

    private static Authorization of(AuthorizationType type) {
      return new Authorization(type, null, List.of());
    }
  }

  /** What a caller of an operation must show. */
  record Security(Authorization authorization, boolean apiKeyRequired) {}

  private final Map<String, SecurityScheme> schemes;
  private final ApiDefinition definition;
  private final Findings findings;
  private final @Nullable DocumentNode requirementsOfAll;

  /**
   * Reads the requirements of all operations.
   *
   * @param definition its authorizers are used
   */
  SecurityImport(
      DocumentFields root,
      Map<String, SecurityScheme> schemes,
      ApiDefinition definition,
      Findings findings) {
    this.schemes = schemes;
    this.definition = definition;
    this.findings = findings;
    this.requirementsOfAll = root.get("security");
    if (requirementsOfAll != null) {
      // They are checked even if no operation uses them.
      requirementsOfAll.items().forEach(DocumentNode::object);
    }
  }

  Security read(DocumentFields operation, String place) {
    DocumentNode auth = operation.get(Extension.AUTH);
    AuthorizationType type = auth == null ? null : auth.read(SecurityImport::type).orElse(null);
    DocumentNode own = operation.get("security");
    DocumentNode requirements = own == null ? requirementsOfAll : own;
    var security = new Requirements(place, type == null ? null : Authorization.of(type));
    if (requirements != null) {
      for (DocumentNode requirement : requirements.items()) {
        requirement.nullableEntries().forEach(security::add);
      }
    }
    return security.result();
  }

  private static Optional<AuthorizationType> type(DocumentFields auth) {
    return Optional.ofNullable(auth.constant("type", AuthorizationType.class));
  }

  private @Nullable Authorization authorization(SecurityScheme scheme, List<String> scopes) {
    if (scheme.hasAuthorizer()) {
      return byAuthorizer(definition.components().authorizerNamed(scheme.name()), scopes);
    }
    return switch (String.valueOf(scheme.authtype()).toLowerCase(Locale.ROOT)) {
      case "awssigv4" -> Authorization.of(AuthorizationType.AWS_IAM);
      case "cognito_user_pools" -> Authorization.of(AuthorizationType.COGNITO_USER_POOLS);
      default -> scheme.authtype() == null ? null : Authorization.of(AuthorizationType.CUSTOM);
    };
  }

  private static Authorization byAuthorizer(@Nullable Authorizer authorizer, List<String> scopes) {
    if (authorizer == null) {
      // The authorizer could not be created, and a method without it must not be open.
      return Authorization.of(AuthorizationType.CUSTOM);
    }
    return authorizer.type() == AuthorizerType.COGNITO_USER_POOLS
        ? new Authorization(AuthorizationType.COGNITO_USER_POOLS, authorizer.id(), scopes)
        : new Authorization(AuthorizationType.CUSTOM, authorizer.id(), List.of());
  }

  /** The requirements of an operation while they are read. The first authorization counts. */
  private final class Requirements {

    private final String place;
    private @Nullable Authorization authorization;
    private boolean apiKeyRequired;

    private Requirements(String place, @Nullable Authorization authorization) {
      this.place = place;
      this.authorization = authorization;
    }

    private void add(String name, DocumentNode node) {
      List<String> scopes = node.missing() ? List.of() : node.texts();
      SecurityScheme scheme = schemes.get(name);
      if (scheme != null && scheme.isApiKey()) {
        apiKeyRequired = true;
        warnOfScopes(name, scopes);
        return;
      }
      Authorization required = scheme == null ? null : authorization(scheme, scopes);
      if (required == null) {
        findings.warn(
            "Unsupported security definition type '%s' for '%s'. Ignoring."
                .formatted(scheme == null ? null : scheme.type(), name));
        return;
      }
      if (required.type() != AuthorizationType.COGNITO_USER_POOLS) {
        warnOfScopes(name, scopes);
      }
      if (authorization == null) {
        authorization = required;
      } else if (!authorization.equals(required)) {
        findings.warn(
            "Unsupported second authorization '%s' of method '%s'. Ignoring."
                .formatted(name, place));
      }
    }

    private void warnOfScopes(String name, List<String> scopes) {
      if (!scopes.isEmpty()) {
        findings.warn("Unsupported scopes %s of '%s'. Ignoring.".formatted(scopes, name));
      }
    }

    private Security result() {
      return new Security(
          authorization == null ? Authorization.of(AuthorizationType.NONE) : authorization,
          apiKeyRequired);
    }
  }
}
