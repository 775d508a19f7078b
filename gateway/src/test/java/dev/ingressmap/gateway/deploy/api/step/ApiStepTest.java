package dev.ingressmap.gateway.deploy.api.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.deploy.api.LiveApi;
import dev.ingressmap.gateway.deploy.api.ModelApi;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.SomeLines;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of plans, performed on a model of an API instead of AWS. */
class ApiStepTest {

  private static final int ROUNDS = Rounds.of(300);

  private static final List<String> API =
      List.of(
          "minimumCompressionSize: 1000",
          "endpoint: {disabled: true}",
          "endpoint: {type: EDGE}",
          "protected: true",
          "protected: false",
          "binaryMediaTypes: [image/png, image/gif]",
          "responses: {THROTTLED: {status: 503, headers: {Retry-After: '1'}}}");
  private static final List<String> STAGE =
      List.of(
          "description: other",
          "variables: {a: b, c: d}",
          "variables: {a: x}",
          "tracing: true",
          "clientCertificate: abc123",
          "cache: {size: 0.5, ttl: 10}",
          "accessLog: {destination: 'arn:aws:logs:r:1:log-group:a:*', format: a}",
          "throttle: {rate: 1.5, burst: 2}",
          "logging: {level: INFO, data: true}",
          "metrics: true",
          "methods: {GET /fixed: {throttle: {rate: 1, burst: 1}, metrics: true}}",
          "methods: {GET /fixed: {logging: {level: ERROR}}}",
          "methods: {ANY /every: {metrics: true}, GET /every: {logging: {level: INFO}}}");
  private static final List<String> ROUTES =
      List.of("GET /more: {mock: {status: 404}}", "PUT /a/b: {mock: {}}");

  private static final String FIRST = "GET /a: {mock: {}}";
  private static final String SECOND = "GET /b: {mock: {}}";

  @TempDir private Path folder;

  @Test
  void createAnApiWithItsStage() throws IOException {
    assertThat(ApiStep.of(plan(null, desired("", FIRST), Rollout.WHOLE)))
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("CreateApi", "WriteDocument", "DeployDocument");
  }

  @Test
  void makeASettingAndADeploymentAtOneMoment() throws IOException {
    ModelApi model = new ModelApi();
    apply(model, desired("", FIRST), Rollout.WHOLE);
    DesiredApi after = desired("tracing: true", FIRST, SECOND);

    List<ApiStep> steps = ApiStep.of(plan(model.live(), after, Rollout.WHOLE));

    assertThat(steps)
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("WriteDocument", "DeployDocument", "ChangeStage");
    assertThat(steps.get(1)).isEqualTo(new DeployDocument(true));
    assertThat(steps.stream().mapToInt(ApiStep::calls).sum()).isEqualTo(4);
  }

  @Test
  void tryOutAndShiftAndEndACanary() throws IOException {
    ModelApi model = new ModelApi();
    DesiredApi before = desired("", FIRST);
    apply(model, before, Rollout.WHOLE);
    DesiredApi after = desired("", FIRST, SECOND);

    assertThat(apply(model, after, new Rollout(10.0)))
        .containsExactly("WriteDocument", "DeployDocument");
    assertThat(apply(model, after, new Rollout(20.0))).containsExactly("ShiftCanary");
    assertThat(apply(model, after, new Rollout(20.0))).isEmpty();
    assertThat(apply(model, before, Rollout.WHOLE))
        .containsExactly("EndCanary", "WriteDocument", "DeployDocument");
  }

  /** From any state to any desired state, and after an interruption at any step. */
  @Test
  void makeTheModelWhatIsDesired() throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    ModelApi model = new ModelApi();
    for (int round = 0; round < ROUNDS; round++) {
      String settings = settings(random);
      DesiredApi desired = read(settings);
      String context = "-Dfuzz.seed=%d round %d:%n%s".formatted(seed, round, settings);
      Rollout rollout = rollout(random, model.live());

      List<ApiStep> steps = ApiStep.of(plan(model.live(), desired, rollout));
      int done = random.nextInt(steps.size() + 1);
      perform(model, desired, rollout, steps.subList(0, done));
      if (done < steps.size()) {
        apply(model, desired, rollout);
      }

      Plan again = plan(model.live(), desired, rollout);
      assertThat(again.changes()).as(context).isEmpty();
      assertThat(ApiStep.of(again)).as(context).isEmpty();
    }
  }

  private List<String> apply(ModelApi model, DesiredApi desired, Rollout rollout) {
    List<ApiStep> steps = ApiStep.of(plan(model.live(), desired, rollout));
    perform(model, desired, rollout, steps);
    return steps.stream().map(step -> step.getClass().getSimpleName()).toList();
  }

  private static Plan plan(@Nullable LiveApi live, DesiredApi desired, Rollout rollout) {
    return Plan.of(desired, live, rollout);
  }

  private static void perform(
      ModelApi model, DesiredApi desired, Rollout rollout, List<ApiStep> steps) {
    boolean isNew = model.live() == null || model.live().stage() == null;
    String deployment = null;
    for (ApiStep step : steps) {
      assertThat(step.calls()).isPositive();
      if (step instanceof CreateApi) {
        model.create(desired.settings().api());
      } else if (step instanceof ProtectApi protect) {
        model.protect(protect.isProtected());
      } else if (step instanceof EndCanary) {
        model.stage().endCanary();
      } else if (step instanceof MoveEndpoint move) {
        model.moveTo(move.to());
      } else if (step instanceof WriteDocument) {
        model.write(desired);
      } else if (step instanceof DeployDocument deploy) {
        String id = model.deploy();
        if (rollout.canaryPercent() != null) {
          model.stage().tryOut(id, rollout.canaryPercent());
        } else if (deploy.withSettings() && !isNew) {
          deployment = id;
        } else {
          model.stage().point(id);
        }
      } else if (step instanceof ShiftCanary shift) {
        model.stage().shift(shift.percent());
      } else if (step instanceof ChangeStage change) {
        if (deployment != null) {
          model.stage().point(deployment);
        }
        change.patches().forEach(model.stage()::change);
      }
    }
  }

  private static Rollout rollout(Random random, @Nullable LiveApi live) {
    boolean canary = live != null && live.stage() != null && random.nextInt(3) == 0;
    return canary ? new Rollout(1.0 + random.nextInt(99)) : Rollout.WHOLE;
  }

  private DesiredApi desired(String stage, String... routes) throws IOException {
    return read(
        "api: {name: demo}\nstage: {%s}\nroutes: {%s}\n"
            .formatted(stage, String.join(", ", routes)));
  }

  private DesiredApi read(String settings) throws IOException {
    Path file = Files.writeString(folder.resolve("gateway.yaml"), settings);
    return ApiMapping.map(new IngressMap(List.of()), SettingsFile.read(file));
  }

  private static String settings(Random random) {
    return "routes:\n  GET /fixed: {mock: {}}\n  ANY /every: {mock: {}}\n"
        + SomeLines.of(random, ROUTES, "  ")
        + "api:\n  name: demo\n"
        + SomeLines.of(random, API, "  ")
        + "stage:\n  name: v1\n"
        + SomeLines.of(random, STAGE, "  ");
  }
}
