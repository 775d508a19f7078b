package dev.ingressmap.localstage.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void countsByStatus() {
    Counts counts = new Counts();
    for (int status : new int[] {200, 204, 304, 400, 429, 500, 504}) {
      counts.count(status, status == 400, 1_000_000);
    }

    Rate rate = counts.taken().since(Counted.NOTHING);
    assertThat(rate.calls()).isEqualTo(7);
    assertThat(rate.status4xx()).isEqualTo(2);
    assertThat(rate.throttled()).isEqualTo(1);
    assertThat(rate.status5xx()).isEqualTo(2);
    assertThat(rate.stopped()).isEqualTo(1);
    assertThat(rate.p50()).isCloseTo(1, within(0.2));
    assertThat(rate.max()).isEqualTo(1);
  }

  @Test
  void percentilesAreRightWithinAnEighth() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      Counts counts = new Counts();
      double scale = Math.pow(10, 4 + 6 * random.nextDouble());
      long[] nanos = random.doubles(500, 0.01, 1).mapToLong(one -> (long) (one * scale)).toArray();
      for (long one : nanos) {
        counts.count(200, false, one);
      }
      Arrays.sort(nanos);
      Rate rate = counts.taken().since(Counted.NOTHING);
      // Less than 2 µs are one class.
      assertThat(rate.p50()).isCloseTo(nanos[249] / 1e6, within(0.125 * nanos[249] / 1e6 + 0.002));
      assertThat(rate.p95()).isCloseTo(nanos[474] / 1e6, within(0.125 * nanos[474] / 1e6 + 0.002));
      assertThat(rate.max()).isEqualTo(nanos[499] / 1e6);
    }
  }

  @Test
  void takesAnyTime() {
    Counts counts = new Counts();
    for (long nanos : new long[] {-1, 0, 1, Long.MAX_VALUE}) {
      counts.count(200, false, nanos);
    }
    assertThat(counts.taken().since(Counted.NOTHING).calls()).isEqualTo(4);
  }

  @Test
  void ratesAreOfTheTimeBetween() {
    Counters<String> counters = new Counters<>();
    counters.count("a", 200, false, 1);
    assertThat(counters.rates().keySet()).containsExactly("a");
    assertThat(counters.rates()).isEmpty();
    counters.count("b", 200, false, 1);
    counters.count("b", 200, false, 1);
    Map<String, Rate> rates = counters.rates();
    assertThat(rates.keySet()).containsExactly("b");
    assertThat(rates.get("b")).extracting(Rate::calls).isEqualTo(2L);
  }

  @Test
  void anyNumberOfThingsFits() {
    Counters<Integer> counters = new Counters<>();
    for (int i = 0; i < 25_000; i++) {
      counters.count(i, 200, false, 1);
      if (i % 7_000 == 0) {
        assertThat(counters.rates()).isNotEmpty();
      }
    }
    assertThat(counters.totals().size()).isLessThanOrEqualTo(10_000);
  }
}
