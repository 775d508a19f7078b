package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From any map to any other map: after an apply, nothing is left to do. */
class ConvergenceTest {

  private static final int ROUNDS = Rounds.of(10);
  private static final List<String> TYPES = List.of("Exact", "Prefix", "ImplementationSpecific");
  private static final List<String> ANNOTATIONS =
      List.of(
          "methods=GET",
          "methods=GET,POST",
          "methods=ANY",
          "integration=http",
          "timeout-ms=50",
          "expose=false",
          "authorization=AWS_IAM",
          "api-key-required=true");

  @TempDir private Path folder;

  @Test
  void leavesNothingToDo() throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    Path file = folder.resolve("ingress.yaml");
    try (ApiGatewayUnderTest gateway = new ApiGatewayUnderTest()) {
      for (int round = 0; round < ROUNDS; round++) {
        List<String> rules = rules(random);
        String context = "-Dfuzz.seed=" + seed + " round " + round + ": " + rules;
        Rules.write(file, rules);

        CommandRun apply =
            CommandRun.of(gateway.endpoint(), "apply", "--auto-approve", "-f", file.toString());
        assertThat(apply.exitCode()).as(context + apply.err()).isZero();
        CommandRun plan = CommandRun.of(gateway.endpoint(), "plan", "-f", file.toString());
        assertThat(plan.exitCode()).as(context + plan.out() + plan.err()).isZero();
        gateway.onlyApi();
      }
    }
  }

  /** Some rules, no two of which claim the same path, but one may be below another. */
  private static List<String> rules(Random random) {
    List<String> rules = new ArrayList<>(List.of("Prefix host0.example.com/r"));
    List<String> places = new ArrayList<>(List.of("host0.example.com/r"));
    for (int i = 0; i <= random.nextInt(12); i++) {
      StringBuilder rule = new StringBuilder(TYPES.get(random.nextInt(TYPES.size())));
      String place =
          random.nextBoolean()
              ? places.get(random.nextInt(places.size())) + "/r" + i
              : "host" + random.nextInt(3) + ".example.com/r" + i;
      places.add(place);
      rule.append(' ').append(place);
      for (int depth = random.nextInt(3); depth > 0; depth--) {
        rule.append('/').append((char) ('a' + random.nextInt(3)));
      }
      for (String annotation : ANNOTATIONS) {
        boolean twice = rule.indexOf(" " + annotation.split("=", 2)[0] + "=") >= 0;
        if (random.nextInt(5) == 0 && !twice) {
          rule.append(' ').append(annotation);
        }
      }
      rules.add(rule.toString());
    }
    return rules;
  }
}
