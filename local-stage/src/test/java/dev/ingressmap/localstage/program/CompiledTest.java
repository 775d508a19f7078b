package dev.ingressmap.localstage.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CompiledTest {

  private final List<String> calls = new ArrayList<>();
  private final Compiled<String> compiled = new Compiled<>(1_000, this::compile);

  @Test
  void aTextIsCompiledOnce() {
    assertThat(compiled.of("a")).isEqualTo("A");
    assertThat(compiled.of("a")).isEqualTo("A");

    assertThat(calls).containsExactly("a");
  }

  @Test
  void manyTextsAreForgotten() {
    for (int i = 0; i < 100; i++) {
      compiled.of("a" + i);
    }
    calls.clear();

    for (int i = 99; i >= 0; i--) {
      compiled.of("a" + i);
    }
    assertThat(calls).as("the last ones were still known").hasSizeBetween(90, 99);
  }

  @Test
  void aLongTextMakesNoOtherForgotten() {
    compiled.of("a");

    compiled.of("b".repeat(1_000));
    compiled.of("b".repeat(1_000));
    compiled.of("a");

    assertThat(calls).hasSize(3).startsWith("a");
  }

  @Test
  void whatCannotBeCompiledFailsEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThatIllegalArgumentException().isThrownBy(() -> compiled.of("?"));
    }
    assertThat(calls).containsExactly("?", "?");
  }

  private String compile(String text) {
    calls.add(text);
    if (text.equals("?")) {
      throw new IllegalArgumentException(text);
    }
    return text.toUpperCase(Locale.ROOT);
  }
}
