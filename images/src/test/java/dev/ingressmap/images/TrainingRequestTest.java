package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRequestTest {

  @Test
  void isAMethodAPathAndAHeader() {
    TrainingRequest request = TrainingRequest.of(" GET  /x?a=b  Accept: text/html, */*;q=0.1", 80);

    assertThat(request.http().method()).isEqualTo("GET");
    assertThat(request.http().uri()).hasToString("http://localhost:80/x?a=b");
    assertThat(request.http().headers().firstValue("Accept")).contains("text/html, */*;q=0.1");
  }

  @Test
  void orABodyInJson() {
    TrainingRequest request = TrainingRequest.of("POST /x {\"a\": \"b: c\"}", 80);

    assertThat(request.http().headers().map())
        .containsExactly(Map.entry("Content-Type", List.of("application/json")));
    assertThat(request.http().bodyPublisher().orElseThrow().contentLength()).isEqualTo(13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET", "GET x", "/x", "GET /x Accept"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> TrainingRequest.of(text, 80))
        .isInstanceOf(BuildFailure.class)
        .hasMessageContaining("\"" + text + "\"");
  }
}
