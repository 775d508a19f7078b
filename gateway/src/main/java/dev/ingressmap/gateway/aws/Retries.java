package dev.ingressmap.gateway.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.apigateway.model.ConflictException;

/** When a call is made again. */
final class Retries {

  /** With the back-off below more than 30 s, the longest that AWS makes any operation wait. */
  private static final int ATTEMPTS = 8;

  private static final BackoffStrategy FAULTS =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(1));
  private static final BackoffStrategy THROTTLING =
      BackoffStrategy.exponentialDelay(Duration.ofSeconds(2), Duration.ofSeconds(20));

  private Retries() {}

  /** For calls that may be made twice. */
  static RetryStrategy ofIdempotentCalls() {
    StandardRetryStrategy.Builder builder = DefaultRetryStrategy.standardStrategyBuilder();
    return AwsRetryStrategy.configure(builder)
        .retryOnException(ConflictException.class)
        .maxAttempts(ATTEMPTS)
        .backoffStrategy(FAULTS)
        .throttlingBackoffStrategy(THROTTLING)
        .treatAsThrottling(Retries::isThrottling)
        .build();
  }

  /**
   * For calls that create something: only a refusal is sure to have had no effect. A create whose
   * answer was lost must be looked for, not repeated.
   */
  static RetryStrategy ofCreates() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .useClientDefaults(false)
        .retryOnException(Retries::isThrottling)
        .maxAttempts(ATTEMPTS)
        .backoffStrategy(FAULTS)
        .throttlingBackoffStrategy(THROTTLING)
        .treatAsThrottling(Retries::isThrottling)
        .build();
  }

  private static boolean isThrottling(Throwable failure) {
    return failure instanceof AwsServiceException service && service.isThrottlingException();
  }
}
