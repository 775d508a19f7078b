package dev.ingressmap.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.apigateway.model.TooManyRequestsException;

class RetriesTest {

  private final List<Duration> told = new ArrayList<>();

  @RepeatedTest(20)
  void outlastTheLongestQuota() {
    for (RetryStrategy strategy :
        List.of(Retries.ofIdempotentCalls(told::add), Retries.ofCreates(told::add))) {
      told.clear();

      List<Duration> waits = waits(strategy);

      assertThat(waits).hasSize(7).isEqualTo(told);
      assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
          .isGreaterThan(Duration.ofSeconds(30));
    }
  }

  /** How long a strategy waits before each of its tries if every one is throttled. */
  private static List<Duration> waits(RetryStrategy strategy) {
    TooManyRequestsException throttled = throttled();
    RetryToken token =
        strategy.acquireInitialToken(AcquireInitialTokenRequest.create("test")).token();
    List<Duration> waits = new ArrayList<>();
    while (true) {
      try {
        RefreshRetryTokenResponse next =
            strategy.refreshRetryToken(
                RefreshRetryTokenRequest.builder().token(token).failure(throttled).build());
        waits.add(next.delay());
        token = next.token();
      } catch (TokenAcquisitionFailedException e) {
        return waits;
      }
    }
  }

  private static TooManyRequestsException throttled() {
    return TooManyRequestsException.builder().statusCode(429).build();
  }
}
