package dev.ingressmap.gateway.api;

import org.jspecify.annotations.Nullable;

/** What API Gateway validates before it passes a call on: a request validator. */
public enum Validation {
  PARAMETERS("parameters"),
  BODY("body"),
  ALL("parameters and body");

  private final String validator;

  Validation(String validator) {
    this.validator = validator;
  }

  /** The name of the validator. */
  public String validator() {
    return validator;
  }

  public boolean parameters() {
    return this != BODY;
  }

  public boolean body() {
    return this != PARAMETERS;
  }

  /** The validation of these; null for none. */
  public static @Nullable Validation of(boolean parameters, boolean body) {
    if (parameters) {
      return body ? ALL : PARAMETERS;
    }
    return body ? BODY : null;
  }
}
