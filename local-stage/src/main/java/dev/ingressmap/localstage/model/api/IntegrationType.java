package dev.ingressmap.localstage.model.api;

/** What kind of backend a method is integrated with, and whether templates stand between them. */
public enum IntegrationType {
  HTTP,
  HTTP_PROXY,
  AWS,
  AWS_PROXY,
  MOCK;

  /** Whether the backend is an HTTP endpoint. */
  public boolean http() {
    return this == HTTP || this == HTTP_PROXY;
  }
}
