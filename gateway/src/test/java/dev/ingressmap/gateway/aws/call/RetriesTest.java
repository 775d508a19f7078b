package dev.ingressmap.gateway.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.aws.PassingTime;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.LimitExceededException;
import software.amazon.awssdk.services.apigateway.model.TooManyRequestsException;

class RetriesTest {

  private final List<Duration> told = new ArrayList<>();
  private final PassingTime time = new PassingTime();

  @RepeatedTest(20)
  void outlastTheLongestQuota() {
    for (RetryStrategy strategy : strategies()) {
      told.clear();
      time.passed().clear();

      exhaust(strategy, throttled(), Duration.ZERO);

      assertThat(time.passed()).hasSize(11).isEqualTo(told);
      assertThat(time.passed().stream().reduce(Duration.ZERO, Duration::plus))
          .isGreaterThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void waitAsLongAsAwsAsksForAndSaySo() {
    for (RetryStrategy strategy : strategies()) {
      told.clear();
      time.passed().clear();

      exhaust(strategy, throttled(), Duration.ofSeconds(45));

      assertThat(time.passed()).hasSize(11).isEqualTo(told).containsOnly(Duration.ofSeconds(45));
    }
  }

  @Test
  void doNotWaitForRoomThatNoTimeMakes() {
    LimitExceededException full = LimitExceededException.builder().statusCode(429).build();
    for (RetryStrategy strategy : strategies()) {
      exhaust(strategy, full, Duration.ZERO);
    }

    assertThat(time.passed()).isEmpty();
  }

  @Test
  void repeatACreateThatMetAnotherWrite() {
    exhaust(
        Retries.ofCreates(wait -> told.add(wait.duration()), time),
        ConflictException.builder().statusCode(409).build(),
        Duration.ZERO);

    assertThat(time.passed()).hasSize(11);
    assertThat(told).isEmpty();
  }

  /** Once only, and not for a call that is over within a second. */
  @Test
  void tellOfACallThatIsNotAnswered() {
    List<Duration> before = new ArrayList<>();

    exhaust(
        Retries.ofIdempotentCalls(
            wait -> {
              assertThat(wait.toString()).startsWith("no answer: next try in 1 s");
              before.addAll(time.passed());
              told.add(wait.duration());
            },
            time),
        SdkClientException.create("refused", new ConnectException("refused")),
        Duration.ZERO);

    assertThat(told).hasSize(1);
    assertThat(before.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  private List<RetryStrategy> strategies() {
    return List.of(
        Retries.ofIdempotentCalls(wait -> told.add(wait.duration()), time),
        Retries.ofCreates(wait -> told.add(wait.duration()), time));
  }

  /** Makes every try fail in the same way, until no try is left. */
  private static void exhaust(RetryStrategy strategy, Throwable failure, Duration suggested) {
    RetryToken token =
        strategy.acquireInitialToken(AcquireInitialTokenRequest.create("test")).token();
    while (true) {
      try {
        RefreshRetryTokenResponse next =
            strategy.refreshRetryToken(
                RefreshRetryTokenRequest.builder()
                    .token(token)
                    .failure(failure)
                    .suggestedDelay(suggested)
                    .build());
        assertThat(next.delay()).isZero();
        token = next.token();
      } catch (TokenAcquisitionFailedException e) {
        return;
      }
    }
  }

  private static TooManyRequestsException throttled() {
    return TooManyRequestsException.builder().statusCode(429).build();
  }
}
