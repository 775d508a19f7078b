package dev.ingressmap.gateway.aws;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.apigateway.model.ConflictException;

/** When a call is made again. */
final class Retries {

  /**
   * With the back-off of throttling more than 30 s in sum, however the jitter falls: the longest
   * that AWS makes any operation wait.
   */
  private static final int ATTEMPTS = 8;

  private static final BackoffStrategy FAULTS =
      BackoffStrategy.exponentialDelayHalfJitter(Duration.ofMillis(100), Duration.ofSeconds(1));
  private static final BackoffStrategy THROTTLING =
      BackoffStrategy.exponentialDelayHalfJitter(Duration.ofSeconds(2), Duration.ofSeconds(20));

  private Retries() {}

  /**
   * For calls that may be made twice.
   *
   * @param throttled is told of each wait that AWS's throttling makes necessary
   */
  static RetryStrategy ofIdempotentCalls(Consumer<Duration> throttled) {
    return strategy(Retries::mayPass, throttled);
  }

  /**
   * For calls that create something: only a refusal is sure to have had no effect. A create whose
   * answer was lost must be looked for, not repeated.
   *
   * @param throttled is told of each wait that AWS's throttling makes necessary
   */
  static RetryStrategy ofCreates(Consumer<Duration> throttled) {
    return strategy(Retries::isThrottling, throttled);
  }

  private static RetryStrategy strategy(Predicate<Throwable> again, Consumer<Duration> throttled) {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .useClientDefaults(false)
        .retryOnException(again)
        .maxAttempts(ATTEMPTS)
        .backoffStrategy(FAULTS)
        .throttlingBackoffStrategy(telling(throttled))
        .treatAsThrottling(Retries::isThrottling)
        .build();
  }

  private static BackoffStrategy telling(Consumer<Duration> throttled) {
    return attempt -> {
      Duration delay = THROTTLING.computeDelay(attempt);
      throttled.accept(delay);
      return delay;
    };
  }

  private static boolean mayPass(Throwable failure) {
    if (failure instanceof AwsServiceException service) {
      return isThrottling(service)
          || service.isClockSkewException()
          || service instanceof ConflictException
          || service.statusCode() >= 500;
    }
    // The SDK's own conditions would take an answer that cannot be parsed for a lost one.
    return isLost(failure) && !Failures.isOfParsing(failure);
  }

  private static boolean isLost(Throwable failure) {
    return failure instanceof RetryableException
        || Causes.of(failure).anyMatch(IOException.class::isInstance);
  }

  private static boolean isThrottling(Throwable failure) {
    return failure instanceof AwsServiceException service && service.isThrottlingException();
  }
}
