package dev.ingressmap.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvokeUrlTest {

  @ParameterizedTest
  @CsvSource({
    ", eu-central-1, https://abc.execute-api.eu-central-1.amazonaws.com/v1",
    ", cn-north-1, https://abc.execute-api.cn-north-1.amazonaws.com.cn/v1",
    "http://localhost:4566, us-east-1, http://localhost:4566/_aws/execute-api/abc/v1",
    "http://localhost:4566/, us-east-1, http://localhost:4566/_aws/execute-api/abc/v1",
    "https://gateway.test, us-east-1, https://gateway.test/_aws/execute-api/abc/v1",
    "http://127.0.0.1:4566, us-east-1, http://127.0.0.1:4566/_aws/execute-api/abc/v1",
    "http://[::1]:4566, us-east-1, http://[::1]:4566/_aws/execute-api/abc/v1",
  })
  void isWhereTheStageAnswers(@Nullable URI endpoint, String region, String url) {
    assertThat(new InvokeUrl(endpoint, region).of("abc", "v1")).isEqualTo(url);
  }
}
