package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From any routes and usage plans to any others: after an apply, nothing is left to do. */
class UsagePlanConvergenceTest {

  private static final int ROUNDS = Rounds.of(15);
  private static final List<String> PATHS = List.of("/", "/a", "/a/b", "/c.d/e");

  @TempDir private Path folder;

  @Test
  void leavesNothingToDo() throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    Path rules = folder.resolve("ingress.yaml");
    Path config = folder.resolve("settings.yaml");
    try (ApiGatewayUnderTest gateway = new ApiGatewayUnderTest()) {
      for (int round = 0; round < ROUNDS; round++) {
        List<String> paths = new ArrayList<>(PATHS);
        String kept = paths.get(random.nextInt(paths.size()));
        paths.removeIf(path -> !path.equals(kept) && random.nextInt(3) == 0);
        Rules.write(
            rules,
            paths.stream().map(path -> "Exact a.b" + path + " api-key-required=true").toList());
        List<String> plans = new ArrayList<>(List.of("gold", "silver", "tin.1"));
        plans.removeIf(plan -> random.nextInt(3) == 0);
        String settings = settings(plans, paths, random);
        Files.writeString(config, settings);
        String context = "-Dfuzz.seed=" + seed + " round " + round + ": " + settings;
        String[] map = {"-f", rules.toString(), "--config=" + config};

        CommandRun apply =
            CommandRun.of(gateway.endpoint(), "apply", "--auto-approve", map[0], map[1], map[2]);
        assertThat(apply.exitCode()).as(context + apply.err()).isZero();
        CommandRun plan = CommandRun.of(gateway.endpoint(), "plan", map[0], map[1], map[2]);
        assertThat(plan.exitCode()).as(context + plan.out() + plan.err()).isZero();
        assertThat(gateway.client().getUsagePlans().items())
            .as(context)
            .extracting(live -> live.name())
            .containsExactlyInAnyOrderElementsOf(plans.stream().map("demo-v1-"::concat).toList());
      }
    }
  }

  private static String settings(List<String> plans, List<String> paths, Random random) {
    StringBuilder yaml = new StringBuilder("usagePlans:\n");
    for (String plan : plans) {
      yaml.append("  ").append(plan).append(":\n    description: ").append(random.nextInt(2) + "x");
      if (random.nextBoolean()) {
        String period = List.of("day", "week", "month").get(random.nextInt(3));
        yaml.append("\n    quota: {requests: %d, per: %s}".formatted(random.nextInt(1, 4), period));
      }
      if (random.nextBoolean()) {
        yaml.append("\n    throttle: ").append(throttle(random)).append("\n    methods:");
        paths.stream()
            .filter(path -> random.nextBoolean())
            .forEach(path -> yaml.append("\n      ANY " + path + ": " + throttle(random)));
      }
      yaml.append('\n');
    }
    return yaml.toString();
  }

  private static String throttle(Random random) {
    return "{rate: %s, burst: %d}"
        .formatted(
            List.of("0", "0.25", "1", "1e3", "50").get(random.nextInt(5)), random.nextInt(3));
  }
}
