package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

/**
 * How many requests are allowed.
 *
 * @param burstLimit requests at once
 * @param rateLimit requests a second, once the burst is used up
 */
public record ThrottleSettings(int burstLimit, double rateLimit) {

  public ThrottleSettings {
    if (burstLimit < 0) {
      throw badRequest("Usage Plan throttle burst limit must be 0 or more");
    }
    if (!(rateLimit >= 0) || !Double.isFinite(rateLimit)) {
      throw badRequest("Usage Plan throttle rate limit must be 0 or more");
    }
  }
}
