package dev.ingressmap.localstage.model.api;

import org.jspecify.annotations.Nullable;

/** The answers that API Gateway generates itself, in the order in which its refusals list them. */
public enum GatewayResponseType {
  REQUEST_TOO_LARGE("413"),
  RESOURCE_NOT_FOUND("404"),
  AUTHORIZER_CONFIGURATION_ERROR("500"),
  MISSING_AUTHENTICATION_TOKEN("403"),
  BAD_REQUEST_BODY("400"),
  INVALID_SIGNATURE("403"),
  INVALID_API_KEY("403"),
  BAD_REQUEST_PARAMETERS("400"),
  AUTHORIZER_FAILURE("500"),
  UNAUTHORIZED("401"),
  INTEGRATION_TIMEOUT("504"),
  ACCESS_DENIED("403"),
  /** All types with a 4xx status that have no response of their own. */
  DEFAULT_4XX(null),
  /** All types with a 5xx status that have no response of their own. */
  DEFAULT_5XX(null),
  WAF_FILTERED("403"),
  QUOTA_EXCEEDED("429"),
  THROTTLED("429"),
  API_CONFIGURATION_ERROR("500"),
  UNSUPPORTED_MEDIA_TYPE("415"),
  INTEGRATION_FAILURE("504"),
  EXPIRED_TOKEN("403");

  private final @Nullable String statusCode;

  GatewayResponseType(@Nullable String statusCode) {
    this.statusCode = statusCode;
  }

  /** The HTTP status, unless an API sets another one; absent for the defaults. */
  public @Nullable String statusCode() {
    return statusCode;
  }

  /** The type whose response is used if there is none for this type. */
  GatewayResponseType fallback() {
    return switch (this) {
      case DEFAULT_4XX, DEFAULT_5XX -> this;
      default -> statusCode != null && statusCode.startsWith("5") ? DEFAULT_5XX : DEFAULT_4XX;
    };
  }
}
