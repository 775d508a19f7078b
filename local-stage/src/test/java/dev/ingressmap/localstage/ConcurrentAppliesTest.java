package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import dev.ingressmap.localstage.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two runs of {@code apply} at once, with many orders of their calls: both end, there is only one
 * API, and its stage serves the map of one of them.
 */
class ConcurrentAppliesTest {

  private static final int ROUNDS = Rounds.of(8);

  @AutoClose private final LiveMap live = new LiveMap();
  private DesiredApi old;
  private DesiredApi one;
  private DesiredApi two;
  private DesiredApi sold;

  ConcurrentAppliesTest() throws IOException {}

  @BeforeEach
  void maps(@TempDir Path folder) throws IOException {
    old = LiveMap.map(folder, "old");
    one = LiveMap.map(folder, "one");
    two = LiveMap.map(folder, "two");
    Path config = folder.resolve("gateway.yaml");
    Files.writeString(config, "usagePlans: {gold: {}, silver: {}}");
    sold = LiveMap.map(folder, "sold", SettingsFile.read(config));
  }

  @Test
  void createOneApi() throws Exception {
    rounds(null, one, one);
  }

  @Test
  void createOneApiOfTwoMaps() throws Exception {
    rounds(null, one, two);
  }

  @Test
  void changeAnApi() throws Exception {
    rounds(old, one, one);
  }

  @Test
  void changeAnApiByTwoMaps() throws Exception {
    rounds(old, one, two);
  }

  @Test
  void createEachUsagePlanOnce() throws Exception {
    rounds(old, sold, sold);
  }

  @Test
  void createEachUsagePlanOfANewApiOnce() throws Exception {
    rounds(null, sold, sold);
  }

  private void rounds(@Nullable DesiredApi first, DesiredApi one, DesiredApi two) throws Exception {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    try (ApplyRun left = new ApplyRun(live.endpoint());
        ApplyRun right = new ApplyRun(live.endpoint())) {
      for (int round = 0; round < ROUNDS; round++) {
        String context = "-Dfuzz.seed=" + seed + " round " + round;
        live.begin(first);
        List<String> allowed =
            LiveMap.answers(first == null ? null : "200 old", served(one), served(two));
        try (Prober prober = new Prober(live::served)) {
          atOnce(new TakingTurns(2, seed + round), () -> left.apply(one), () -> right.apply(two));

          assertThat(live.gateway().apis()).as(context).hasSize(1);
          assertThat(live.served()).as(context).isIn(served(one), served(two));
          assertThat(live.gateway().client().getUsagePlans().items())
              .as(context)
              .hasSameSizeAs(one.settings().usagePlans());
          assertThat(prober.stop())
              .as(context)
              .allSatisfy(answers -> assertThat(answers.split(", ", -1)).isSubsetOf(allowed));
        }
        var _ = left.apply(one);
        assertThat(left.plan(one).changes()).as(context).isEmpty();
        assertThat(live.served()).as(context).isEqualTo(served(one));
      }
    }
  }

  private void atOnce(TakingTurns turns, Runnable... runs) {
    live.faults().leaveTo(turns::of);
    // The common pool may have only one thread, but these must run at the same time.
    try (ExecutorService threads = Executors.newFixedThreadPool(runs.length)) {
      CompletableFuture.allOf(
              Arrays.stream(runs)
                  .map(run ->
                      CompletableFuture.runAsync(run, threads).whenComplete((v, e) -> turns.end()))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      live.faults().leaveTo(Faults.NONE);
    }
  }

  private static String served(DesiredApi map) {
    return "200 " + map.operations().values().iterator().next().source().host();
  }
}
