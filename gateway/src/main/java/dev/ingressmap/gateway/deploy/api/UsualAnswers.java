package dev.ingressmap.gateway.deploy.api;

import static java.util.Map.entry;

import java.util.Map;

/**
 * API Gateway's default responses, which AWS returns as if somebody had set them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">
 *     Gateway response types</a>
 */
final class UsualAnswers {

  static final Map<String, String> BODIES =
      Map.of("application/json", "{\"message\":$context.error.messageString}");

  /**
   * By response type. DEFAULT_4XX and DEFAULT_5XX have no own status, but keep that of each type.
   */
  static final Map<String, String> STATUSES =
      Map.ofEntries(
          entry("ACCESS_DENIED", "403"),
          entry("API_CONFIGURATION_ERROR", "500"),
          entry("AUTHORIZER_CONFIGURATION_ERROR", "500"),
          entry("AUTHORIZER_FAILURE", "500"),
          entry("BAD_REQUEST_BODY", "400"),
          entry("BAD_REQUEST_PARAMETERS", "400"),
          entry("EXPIRED_TOKEN", "403"),
          entry("INTEGRATION_FAILURE", "504"),
          entry("INTEGRATION_TIMEOUT", "504"),
          entry("INVALID_API_KEY", "403"),
          entry("INVALID_SIGNATURE", "403"),
          entry("MISSING_AUTHENTICATION_TOKEN", "403"),
          entry("QUOTA_EXCEEDED", "429"),
          entry("REQUEST_TOO_LARGE", "413"),
          entry("RESOURCE_NOT_FOUND", "404"),
          entry("THROTTLED", "429"),
          entry("UNAUTHORIZED", "401"),
          entry("UNSUPPORTED_MEDIA_TYPE", "415"),
          entry("WAF_FILTERED", "403"));

  private UsualAnswers() {}
}
