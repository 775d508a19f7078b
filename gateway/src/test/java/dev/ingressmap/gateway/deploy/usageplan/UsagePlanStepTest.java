package dev.ingressmap.gateway.deploy.usageplan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.TwoApis;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps on usage plans, performed on a model instead of AWS. */
class UsagePlanStepTest {

  private static final int ROUNDS = Rounds.of(500);

  private static final List<String> PLANS =
      List.of(
          "{}",
          "{throttle: {rate: 1.5, burst: 2}}",
          "{throttle: {rate: 3, burst: 4}, quota: {requests: 5, per: day}}",
          "{quota: {requests: 6, per: week}, description: other}",
          "{throttle: {rate: 3, burst: 4}, methods: {GET /b: {rate: 1, burst: 1}}}",
          "{throttle: {rate: 3, burst: 4},"
              + " methods: {GET /b/c: {rate: 2, burst: 1}, GET /: {rate: 1, burst: 2}}}");

  @TempDir private Path folder;

  @Test
  void areOneForEachPlan() throws IOException {
    ModelPlans model = new ModelPlans();
    MapApis apis = TwoApis.of(settings(false, "gold: {}, silver: {}"));

    assertThat(names(steps(model, apis)))
        .containsExactly("MarkUsagePlans", "CreateUsagePlan", "CreateUsagePlan");
    model.perform(steps(model, apis));

    MapApis after = TwoApis.of(settings(false, "gold: {throttle: {rate: 1, burst: 1}}"));
    assertThat(names(steps(model, after)))
        .containsExactly("MarkUsagePlans", "ChangeUsagePlan", "DeleteUsagePlan");
    assertThat(steps(model, after)).extracting(UsagePlanStep::calls).containsExactly(1, 1, 2);
  }

  /** From any state to any desired state, and after an interruption at any step. */
  @Test
  void makeTheModelWhatIsDesired() throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    ModelPlans model = new ModelPlans();
    for (int round = 0; round < ROUNDS; round++) {
      String plans = plans(random);
      MapApis apis = TwoApis.of(settings(random.nextBoolean(), plans));
      String context = "-Dfuzz.seed=%d round %d: %s".formatted(seed, round, plans);

      if (random.nextBoolean()) {
        model.perform(UsagePlanSteps.attaching(apis, model.all()));
      }
      List<UsagePlanStep> steps = steps(model, apis);
      model.perform(steps.subList(0, random.nextInt(steps.size() + 1)));
      model.perform(steps(model, apis));

      assertThat(UsagePlanSteps.attaching(apis, model.all())).as(context).isEmpty();
      assertThat(UsagePlanChange.between(apis, model.all())).as(context).isEmpty();
      assertThat(model.all())
          .as(context)
          .extracting(LiveUsagePlan::name)
          .containsExactlyInAnyOrderElementsOf(
              apis.settings().usagePlans().stream().map(plan -> plan.name()).toList());
    }
  }

  private static List<UsagePlanStep> steps(ModelPlans model, MapApis apis) {
    return UsagePlanSteps.of(apis, false, UsagePlanChange.between(apis, model.all()));
  }

  private static List<String> names(List<UsagePlanStep> steps) {
    return steps.stream().map(step -> step.getClass().getSimpleName()).toList();
  }

  private static String plans(Random random) {
    StringBuilder plans = new StringBuilder();
    for (String name : List.of("gold", "silver")) {
      if (random.nextInt(4) > 0) {
        plans
            .append(plans.isEmpty() ? "" : ", ")
            .append(name)
            .append(": ")
            .append(PLANS.get(random.nextInt(PLANS.size())));
      }
    }
    return plans.toString();
  }

  private Settings settings(boolean split, String plans) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gateway.yaml"),
            """
            api: {name: demo%s}
            domain: {name: a.b, certificate: 'arn:aws:acm:r:123456789012:certificate/c'}
            usagePlans: {%s}
            """
                .formatted(split ? ", split: [b]" : "", plans));
    return SettingsFile.read(file);
  }
}
