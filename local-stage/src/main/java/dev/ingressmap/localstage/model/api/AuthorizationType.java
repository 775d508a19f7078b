package dev.ingressmap.localstage.model.api;

/** Who decides whether a caller may invoke a method. */
public enum AuthorizationType {
  NONE,
  AWS_IAM,
  CUSTOM,
  COGNITO_USER_POOLS;

  /** Whether methods of this type name the authorizer that decides. */
  boolean needsAuthorizer() {
    return this == CUSTOM || this == COGNITO_USER_POOLS;
  }
}
