package dev.ingressmap.localstage.model.api;

/** The kind of backend behind a method, and whether templates are applied in between. */
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

  /** Whether the backend's answer passes unchanged. */
  public boolean proxy() {
    return this == HTTP_PROXY || this == AWS_PROXY;
  }
}
