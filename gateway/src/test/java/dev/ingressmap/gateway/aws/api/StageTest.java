package dev.ingressmap.gateway.aws.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageTest {

  /** An answer may have null where AWS's own answers never do. */
  @Test
  void hasNoVariableWithoutAValue() {
    assertThat(variables(Collections.singletonMap("a", null))).isEmpty();
  }

  @Test
  void hasVariables() {
    assertThat(variables(Map.of("a", ""))).containsExactly(Map.entry("a", ""));
  }

  private static Map<String, String> variables(Map<String, String> answer) {
    return Stage.of(
            software.amazon.awssdk.services.apigateway.model.Stage.builder()
                .stageName("v1")
                .variables(answer)
                .build())
        .variables();
  }
}
