package dev.ingressmap.localstage.model.api;

/** How it is decided whether a caller may invoke a method. */
public enum AuthorizationType {
  NONE,
  AWS_IAM,
  CUSTOM,
  COGNITO_USER_POOLS;

  /** Whether methods of this type must name an authorizer. */
  boolean needsAuthorizer() {
    return this == CUSTOM || this == COGNITO_USER_POOLS;
  }
}
