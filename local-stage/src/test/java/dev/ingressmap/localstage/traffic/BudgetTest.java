package dev.ingressmap.localstage.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

  @ParameterizedTest
  @ValueSource(longs = {0, -5_000_000_000L, Long.MAX_VALUE - 40_000_000_000L})
  void allowsAThousandASecond(long start) {
    AtomicLong now = new AtomicLong(start);
    Budget budget = new Budget(now::get);
    int taken = 0;
    // Ten thousand a second, for three seconds.
    for (int i = 0; i < 30_000; i++) {
      taken += budget.take() ? 1 : 0;
      now.addAndGet(100_000);
    }
    assertThat(taken).isBetween(2_900, 3_200);
  }

  @Test
  void allowsAllOfFewer() {
    AtomicLong now = new AtomicLong();
    Budget budget = new Budget(now::get);
    for (int i = 0; i < 5_000; i++) {
      assertThat(budget.take()).isTrue();
      now.addAndGet(2_000_000);
    }
  }
}
