package dev.ingressmap.gateway.aws;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Retries whose waits are told before they begin, as long as they are in the end: AWS may ask for
 * more than the back-off. The waiting is done here and not in the SDK, which only knows real time.
 */
record ToldRetries(RetryStrategy retries, Consumer<Wait> waits, Time time)
    implements RetryStrategy {

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    RefreshRetryTokenResponse next = retries.refreshRetryToken(request);
    if (Retries.isThrottling(request.failure())) {
      waits.accept(Wait.throttled(next.delay()));
    }
    time.pass(next.delay());
    return RefreshRetryTokenResponse.create(next.token(), Duration.ZERO);
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return retries.acquireInitialToken(request);
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return retries.recordSuccess(request);
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
}
