package dev.ingressmap.localstage.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final List<String> ran = new ArrayList<>();

  @Test
  void aTaskBeginsWhenTheOneBeforeHasEnded() {
    Turns.take(() -> {
      Turns.take(() -> ran.add("second"));
      ran.add("first");
    });

    assertThat(ran).containsExactly("first", "second");
  }

  /** Otherwise they would wait until this thread has another task, perhaps for ever. */
  @Test
  void aTaskThatFailsDoesNotHoldUpTheNext() {
    Turns.take(() -> {
      Turns.take(() -> {
        throw new IllegalStateException("on purpose");
      });
      Turns.take(() -> {
        throw new StackOverflowError("on purpose");
      });
      Turns.take(() -> ran.add("next"));
    });

    assertThat(ran).containsExactly("next");
  }
}
