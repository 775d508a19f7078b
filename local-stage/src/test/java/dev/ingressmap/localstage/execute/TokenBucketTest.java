package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBucketTest {

  private static final long NOW = 1_800_000_000_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({"1,1", "5,3", "100,7", "5000,10000", "1,0.25", "3,33333.3", "2147483647,1"})
  void givesTheBurstAndThenTheRate(int burst, double rate) {
    TokenBucket bucket = new TokenBucket(burst, rate);
    int atOnce = Math.min(burst, 20_000);
    assertThat(taken(bucket, NOW, atOnce + 1)).isEqualTo(atOnce + (burst > atOnce ? 1 : 0));
    if (burst > atOnce) {
      return;
    }
    int calls = 1000;
    long given = 0;
    double interval = SECOND / rate;
    for (int i = 1; i <= calls; i++) {
      given += taken(bucket, NOW + (long) Math.ceil(i * interval) + 1, 2);
    }
    assertThat(given).isBetween(calls - 1L, calls + 1L);
  }

  @Test
  void neverGivesWhatNobodyAllows() {
    assertThat(taken(new TokenBucket(0, 10), NOW, 9)).isZero();
    assertThat(taken(new TokenBucket(10, 0), NOW, 9)).isZero();
    assertThat(taken(new TokenBucket(1, Double.MIN_VALUE), NOW, 9)).isLessThanOrEqualTo(1);
    assertThat(taken(new TokenBucket(1, 1e300), NOW, 1)).isEqualTo(1);
  }

  @Test
  void isFullAfterItsTime() {
    TokenBucket bucket = new TokenBucket(2, 1);
    assertThat(bucket.isFull(NOW)).isTrue();
    assertThat(taken(bucket, NOW, 2)).isEqualTo(2);
    assertThat(bucket.isFull(NOW + 2 * SECOND - 1)).isFalse();
    assertThat(bucket.isFull(NOW + 2 * SECOND)).isTrue();
  }

  @Test
  void givesNoMoreToManyAtOnce() throws Exception {
    TokenBucket bucket = new TokenBucket(1000, 1);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> takers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        takers.add(() -> taken(bucket, NOW, 500));
      }
      int all = 0;
      for (Future<Integer> taken : threads.invokeAll(takers)) {
        all += taken.get();
      }
      assertThat(all).isEqualTo(1000);
    }
  }

  @Test
  void forgetsBucketsThatAreFull() {
    Throttles throttles = new Throttles();
    assertThat(throttles.take("kept", 1, 1e-6, NOW)).isTrue();
    for (int i = 0; i < 50_000; i++) {
      assertThat(throttles.take(i, 1, 1, NOW + i * SECOND)).isTrue();
    }
    assertThat(throttles.size()).isLessThan(3000);
    assertThat(throttles.take("kept", 1, 1e-6, NOW + SECOND)).isFalse();
  }

  private static int taken(TokenBucket bucket, long now, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += bucket.take(now) ? 1 : 0;
    }
    return taken;
  }
}
