package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.settings.Authorizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call must have.
 *
 * @param authorizer the name of one, null for none
 * @param scopes of which a token must have one; empty for any
 */
public record Security(
    Type type, @Nullable String authorizer, List<String> scopes, boolean apiKeyRequired) {

  static final Security NONE = new Security(Type.NONE, null, List.of(), false);

  public Security {
    scopes = List.copyOf(scopes);
  }

  static Security signed(boolean apiKeyRequired) {
    return new Security(Type.AWS_IAM, null, List.of(), apiKeyRequired);
  }

  static Security open(boolean apiKeyRequired) {
    return new Security(Type.NONE, null, List.of(), apiKeyRequired);
  }

  static Security authorized(
      String name, Authorizer authorizer, List<String> scopes, boolean apiKeyRequired) {
    Type type =
        authorizer.type() == Authorizer.Type.COGNITO_USER_POOLS
            ? Type.COGNITO_USER_POOLS
            : Type.CUSTOM;
    return new Security(type, name, scopes, apiKeyRequired);
  }

  /** Whether anybody may call. */
  public boolean isOpen() {
    return type == Type.NONE && !apiKeyRequired;
  }

  /** API Gateway's word for who is let in. */
  public enum Type {
    NONE,
    /** Callers that sign with AWS credentials. */
    AWS_IAM,
    /** Whom a function lets in. */
    CUSTOM,
    COGNITO_USER_POOLS
  }
}
