package dev.ingressmap.localstage.restapi;

/** Who an authorizer asks: a Lambda function about a token or a request, or user pools. */
public enum AuthorizerType {
  TOKEN,
  REQUEST,
  COGNITO_USER_POOLS
}
