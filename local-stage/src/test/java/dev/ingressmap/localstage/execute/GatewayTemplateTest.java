package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.localstage.mapping.Place;
import dev.ingressmap.localstage.mapping.Sources;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTemplateTest {

  private record Values(String stage) implements Sources {

    @Override
    public Map<String, Object> context() {
      return Map.of("stage", stage);
    }

    @Override
    public Map<String, String> stageVariables() {
      return Map.of("a", "1");
    }

    @Override
    public List<String> parameter(Place place, String name) {
      return List.of("first", "last");
    }

    @Override
    public @Nullable String body(String path) {
      return null;
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, ``",
        "text, text",
        "$context.stage, v1",
        "a$context.stage-$context.stage.b, a",
        "<${context.stage}><$context.stage>, <v1><v1>",
        "${context.stage}s$stageVariables.a!, v1s1!",
        "$stageVariables.none|, |",
        "$method.request.header.a, last",
        "$method.request.multivalueheader.a, `first,last`",
        "$method.request.body.a|$method.request.cookie.a|$method.request, ||$method.request",
        "$5 $ ${context.stage $context '$1', $5 $ ${context.stage $context '$1'",
      })
  void fillsItsVariables(String template, String text) {
    assertThat(GatewayTemplate.of(template).fill(new Values("v1"))).isEqualTo(text);
  }

  @Test
  void readsNamesOfAnyLength() {
    String name = "$context" + ".a".repeat(100_000);

    assertThat(GatewayTemplate.of("<" + name + ">").fill(new Values("v1"))).isEqualTo("<>");
  }

  @Test
  void fillsNoMoreThanAnAnswerMayHave() {
    Values large = new Values("x".repeat(1 << 20));

    assertThatThrownBy(() -> GatewayTemplate.of("$context.stage ".repeat(11)).fill(large))
        .isInstanceOf(IllegalStateException.class);
  }
}
