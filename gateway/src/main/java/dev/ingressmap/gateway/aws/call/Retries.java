package dev.ingressmap.gateway.aws.call;

import dev.ingressmap.gateway.Causes;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.LimitExceededException;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;

/** When a call is repeated. */
public final class Retries {

  /**
   * Enough for a call to be throttled ten times. With the back-off for throttling, this is far more
   * than 30 s, the longest that AWS makes any operation wait.
   */
  private static final int ATTEMPTS = 12;

  /** Waiting does not help against this status. */
  private static final int NOT_IMPLEMENTED = 501;

  private static final BackoffStrategy FAULTS =
      BackoffStrategy.exponentialDelayHalfJitter(Duration.ofMillis(100), Duration.ofSeconds(1));
  private static final BackoffStrategy THROTTLING =
      BackoffStrategy.exponentialDelayHalfJitter(Duration.ofSeconds(2), Duration.ofSeconds(20));

  private Retries() {}

  /** For calls that may be repeated. */
  public static RetryStrategy ofIdempotentCalls(Consumer<Wait> waits, Time time) {
    return new ToldRetries(strategy(Retries::mayPass), waits, time);
  }

  /**
   * For calls that create something. Only a refusal certainly had no effect. If the answer to a
   * create was lost, look for the resource; do not repeat the call.
   */
  public static RetryStrategy ofCreates(Consumer<Wait> waits, Time time) {
    return new ToldRetries(strategy(Retries::isPassingRefusal), waits, time);
  }

  /** Whether a call that failed in this way may have had an effect. */
  static boolean mayHaveHadEffect(Throwable failure) {
    return failure instanceof AwsServiceException service
        ? service.statusCode() >= 500
        : failure instanceof MissingField
            || (isLost(failure)
                && Causes.of(failure).noneMatch(ConnectException.class::isInstance));
  }

  static boolean isThrottling(Throwable failure) {
    // Exceeding a quota on a number of resources is a 429 as well, but waiting does not help.
    return failure instanceof AwsServiceException service
        && service.isThrottlingException()
        && !(service instanceof LimitExceededException);
  }

  private static RetryStrategy strategy(Predicate<Throwable> again) {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .useClientDefaults(false)
        .retryOnException(again)
        .maxAttempts(ATTEMPTS)
        .backoffStrategy(FAULTS)
        .throttlingBackoffStrategy(THROTTLING)
        .treatAsThrottling(Retries::isThrottling)
        .build();
  }

  private static boolean isPassingRefusal(Throwable failure) {
    return isThrottling(failure)
        || failure instanceof ConflictException
        || failure instanceof PriorRequestNotCompleteException
        || isOfNewStage(failure);
  }

  /** A new stage is not known everywhere at once. */
  private static boolean isOfNewStage(Throwable failure) {
    return failure instanceof BadRequestException refusal
        && String.valueOf(refusal.getMessage()).startsWith("Invalid stage identifier specified");
  }

  private static boolean mayPass(Throwable failure) {
    if (failure instanceof AwsServiceException service) {
      return isPassingRefusal(service)
          || service.isClockSkewException()
          || (service.statusCode() >= 500 && service.statusCode() != NOT_IMPLEMENTED);
    }
    // The SDK's own conditions would treat an answer that cannot be parsed as a lost one.
    return isLost(failure)
        && !Failures.isOfParsing(failure)
        && TlsFailure.reason(failure).isEmpty();
  }

  private static boolean isLost(Throwable failure) {
    return failure instanceof RetryableException
        || Causes.of(failure).anyMatch(IOException.class::isInstance);
  }
}
