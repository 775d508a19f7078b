package dev.ingressmap.localstage.model;

/** Where API Gateway reads the API key of a request from. */
public enum ApiKeySource {
  HEADER,
  AUTHORIZER
}
