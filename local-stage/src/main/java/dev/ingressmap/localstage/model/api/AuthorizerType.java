package dev.ingressmap.localstage.model.api;

/** What an authorizer asks: a Lambda function that gets a token or the request, or user pools. */
public enum AuthorizerType {
  TOKEN,
  REQUEST,
  COGNITO_USER_POOLS
}
