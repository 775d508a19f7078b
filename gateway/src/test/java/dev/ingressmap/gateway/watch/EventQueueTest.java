package dev.ingressmap.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Namespaces take turns, whatever one of them asks for. */
class EventQueueTest {

  private final EventQueue queue = new EventQueue(3);
  private final List<String> done = new ArrayList<>();

  @Test
  void namespacesTakeTurns() throws Exception {
    for (String task : List.of("a1", "a2", "a3", "b1", "c1", "c2")) {
      assertThat(offer(task)).isTrue();
    }

    assertThat(rest()).containsExactly("a1", "b1", "c1", "a2", "c2", "a3");
  }

  @Test
  void aFullLineIsNobodyElsesConcern() throws Exception {
    for (String task : List.of("a1", "a2", "a3")) {
      assertThat(offer(task)).isTrue();
    }

    assertThat(offer("a4")).isFalse();
    assertThat(offer("b1")).isTrue();
    assertThat(rest()).containsExactly("a1", "b1", "a2", "a3");
  }

  @Test
  void takesNothingMoreOnceItIsClosed() throws Exception {
    assertThat(offer("a1")).isTrue();
    queue.close();

    assertThat(offer("a2")).isFalse();
    assertThat(rest()).containsExactly("a1");
  }

  private boolean offer(String task) {
    return queue.offer(task.substring(0, 1), () -> done.add(task));
  }

  private List<String> rest() throws InterruptedException {
    queue.close();
    for (Runnable next = queue.take(); next != null; next = queue.take()) {
      next.run();
    }
    return done;
  }
}
