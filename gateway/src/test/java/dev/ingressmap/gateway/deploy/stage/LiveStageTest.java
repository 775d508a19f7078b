package dev.ingressmap.gateway.deploy.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.deploy.stage.StageValue.Variable;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.Stage;

class LiveStageTest {

  /** An answer may have null where AWS's own never has. */
  @Test
  void hasNoVariableWithoutAValue() {
    Stage stage =
        Stage.builder().stageName("v1").variables(Collections.singletonMap("a", null)).build();

    assertThat(LiveStage.of(stage).settings()).doesNotContainKey(new Variable("a"));
  }

  @Test
  void hasVariables() {
    Stage stage = Stage.builder().stageName("v1").variables(Map.of("a", "")).build();

    assertThat(LiveStage.of(stage).settings()).containsEntry(new Variable("a"), "");
  }
}
