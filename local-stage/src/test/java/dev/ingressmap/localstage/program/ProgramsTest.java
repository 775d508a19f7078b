package dev.ingressmap.localstage.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ProgramsTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final CountDownLatch released = new CountDownLatch(1);

  @Test
  void resultIsTheProgramsOwn() {
    try (Programs programs = new Programs(LONG)) {
      assertThat(programs.run("a", () -> 7).join()).isEqualTo(7);
      assertThatThrownBy(() ->
              programs
                  .run(
                      "a",
                      () -> {
                        throw new IllegalStateException("mine");
                      })
                  .join())
          .hasRootCauseMessage("mine");
    }
  }

  @Test
  void ownerHasHalfOfTheThreadsAtMost() {
    try (Programs programs = new Programs(LONG, 4)) {
      AtomicInteger running = new AtomicInteger();
      List<CompletableFuture<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        waiting.add(
            programs.run(
                "greedy",
                () -> {
                  int now = running.incrementAndGet();
                  await();
                  running.decrementAndGet();
                  return now;
                }));
      }
      assertThat(programs.run("other", () -> "done").join()).isEqualTo("done");
      assertThat(running).hasValueLessThanOrEqualTo(2);

      released.countDown();
      assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isLessThanOrEqualTo(2));
    }
  }

  @Test
  void ownersTakeTurns() {
    try (Programs programs = new Programs(LONG, 2)) {
      List<String> order = new ArrayList<>();
      // One thread stays taken, so that programs run in the order of their turns.
      CountDownLatch ends = new CountDownLatch(1);
      CompletableFuture<?> taken = programs.run("b", this::await);
      CompletableFuture<?> first = programs.run("a", () -> await(ends));
      List<CompletableFuture<?>> all = new ArrayList<>();
      for (String owner : List.of("a", "a", "a", "c")) {
        all.add(
            programs.run(
                owner,
                () -> {
                  synchronized (order) {
                    return order.add(owner);
                  }
                }));
      }
      ends.countDown();
      first.join();
      all.forEach(CompletableFuture::join);

      assertThat(order).containsExactly("a", "c", "a", "a");
      released.countDown();
      taken.join();
    }
  }

  @Test
  void waitingTakesOfTheTime() {
    try (Programs programs = new Programs(Duration.ofMillis(100), 2)) {
      // It keeps its thread, so that the other one cannot begin a moment before its own deadline.
      CompletableFuture<?> first = programs.run("a", this::awaitWhateverHappens);
      CompletableFuture<?> second = programs.run("a", () -> "too late");

      assertThatThrownBy(first::join).hasCauseInstanceOf(Overdue.class);
      assertThatThrownBy(second::join)
          .hasCauseInstanceOf(Overdue.class)
          .hasRootCauseMessage("waiting for a turn: stopped after 100 ms");
      released.countDown();
    }
  }

  @Test
  void noMoreWaitThanHaveAChance() {
    try (Programs programs = new Programs(LONG, 2)) {
      CompletableFuture<?> running = programs.run("a", this::await);
      List<CompletableFuture<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        waiting.add(programs.run("a", () -> 1));
      }
      assertThatThrownBy(() -> programs.run("a", () -> 1).join())
          .hasRootCauseMessage("too many programs wait for a turn: 1000 of this API");
      assertThat(programs.run("b", () -> 1).join()).isEqualTo(1);
      released.countDown();
      running.join();
      assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isEqualTo(1));
    }
  }

  @AutoClose private final Programs quick = new Programs(Duration.ofMillis(200));

  @ParameterizedTest
  @ValueSource(strings = {"(.*a){12}b", "(a*)*\\1b", "(?=(.*a){12}b)"})
  void expressionIsStopped(String text) {
    Expression expression = Expression.of(text);
    String input = "a".repeat(60) + "!";

    assertThatThrownBy(() -> quick.run("a", () -> expression.matches(input)).join())
        .hasCauseInstanceOf(Overdue.class);
    assertThatThrownBy(() -> quick.run("a", () -> expression.isIn(input)).join())
        .hasCauseInstanceOf(Overdue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "29001"})
  void timeIsNoLongerThanAwsHasIt(int millis) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Programs(Duration.ofMillis(millis)).close());
  }

  private String await() {
    return await(released);
  }

  private String awaitWhateverHappens() {
    while (released.getCount() > 0) {
      try {
        released.await();
      } catch (InterruptedException e) {
        // Its deadline is over, and it goes on.
      }
    }
    return "done";
  }

  private static String await(CountDownLatch latch) {
    try {
      latch.await();
      return "done";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
