package dev.ingressmap.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long it takes until callers see a change. */
class SpreadTest {

  @ParameterizedTest
  @CsvSource({", 60", "https://apigateway.example.com, 60", "http://localhost:4566, 0"})
  void isAtOnceOnThisMachineAlone(@Nullable URI endpoint, int seconds) {
    try (ApiGateway aws = ApiGateway.connect(new Connection(endpoint, "eu-central-1", null))) {
      assertThat(aws.spread()).isEqualTo(Duration.ofSeconds(seconds));
    }
  }
}
