package dev.ingressmap.localstage.model.api;

/** Who an authorizer asks: a Lambda function about a token or a request, or user pools. */
public enum AuthorizerType {
  TOKEN,
  REQUEST,
  COGNITO_USER_POOLS
}
