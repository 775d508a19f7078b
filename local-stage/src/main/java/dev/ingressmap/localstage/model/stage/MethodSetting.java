package dev.ingressmap.localstage.model.stage;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import org.jspecify.annotations.Nullable;

/**
 * How a stage logs, throttles and caches a method.
 *
 * @param throttlingBurstLimit requests; -1 for no limit at the method
 * @param throttlingRateLimit requests per second; -1 for no limit at the method
 * @param cacheTtlInSeconds 0 to 3600
 */
public record MethodSetting(
    boolean metricsEnabled,
    @Nullable String loggingLevel,
    boolean dataTraceEnabled,
    int throttlingBurstLimit,
    double throttlingRateLimit,
    boolean cachingEnabled,
    int cacheTtlInSeconds,
    boolean cacheDataEncrypted,
    boolean requireAuthorizationForCacheControl,
    UnauthorizedRefresh unauthorizedCacheControlHeaderStrategy) {

  /** The values that AWS fills in if only some settings are given. */
  public static final MethodSetting DEFAULT =
      new MethodSetting(
          false,
          null,
          false,
          5000,
          10_000,
          false,
          300,
          false,
          true,
          UnauthorizedRefresh.SUCCEED_WITH_RESPONSE_HEADER);

  public MethodSetting {
    if (cacheTtlInSeconds < 0 || cacheTtlInSeconds > 3600) {
      throw badRequest("Invalid time-to-live setting, must be an integer no greater than 3600");
    }
  }
}
