package dev.ingressmap.gateway.aws.call;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;

/**
 * Retries that report each wait before it begins, with its final length, because AWS may ask for
 * more than the back-off. The waiting is done here, because the SDK only knows real time.
 */
record ToldRetries(RetryStrategy retries, Consumer<Wait> waits, Time time)
    implements RetryStrategy {

  /** How long a user can wait without feedback before wondering. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    ToldToken call = (ToldToken) request.token();
    RefreshRetryTokenResponse next =
        retries.refreshRetryToken(request.toBuilder().token(call.token()).build());
    boolean tells = !call.told() && isUnanswered(request.failure()) && isLate(call, next.delay());
    if (Retries.isThrottling(request.failure())) {
      waits.accept(Wait.throttled(next.delay()));
    } else if (tells) {
      waits.accept(Wait.unanswered(next.delay()));
    }
    time.pass(next.delay());
    return RefreshRetryTokenResponse.create(
        new ToldToken(next.token(), call.began(), call.told() || tells), Duration.ZERO);
  }

  private static boolean isUnanswered(Throwable failure) {
    return !(failure instanceof AwsServiceException);
  }

  private boolean isLate(ToldToken call, Duration delay) {
    return Duration.between(call.began(), time.now()).plus(delay).compareTo(PATIENCE) > 0;
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    AcquireInitialTokenResponse first = retries.acquireInitialToken(request);
    return AcquireInitialTokenResponse.create(
        new ToldToken(first.token(), time.now(), false), first.delay());
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    ToldToken call = (ToldToken) request.token();
    return retries.recordSuccess(RecordSuccessRequest.create(call.token()));
  }

  @Override
  public int maxAttempts() {
    return retries.maxAttempts();
  }

  @Override
  public boolean useClientDefaults() {
    return retries.useClientDefaults();
  }

  @Override
  public Builder<?, ?> toBuilder() {
    throw new UnsupportedOperationException("a builder would lose the waits");
  }

  /**
   * What the tries of a call share.
   *
   * @param token the SDK's own token
   * @param began when the call was first made
   * @param told whether the user was told that there is no answer
   */
  private record ToldToken(RetryToken token, Instant began, boolean told) implements RetryToken {}
}
