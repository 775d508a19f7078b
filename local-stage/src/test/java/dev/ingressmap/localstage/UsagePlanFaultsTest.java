package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.AwsFailure;
import dev.ingressmap.gateway.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;

/** Whatever becomes of whichever call that usage plans need: one more apply converges. */
class UsagePlanFaultsTest {

  private static final String BEFORE =
      """
      usagePlans:
        changed:
          throttle: {rate: 1, burst: 1}
          methods: {ANY /a: {rate: 1, burst: 1}}
        gone: {quota: {requests: 10, per: day}}
      """;
  private static final String AFTER =
      """
      usagePlans:
        changed:
          throttle: {rate: 2, burst: 3}
          methods: {ANY /b: {rate: 1, burst: 1}}
          quota: {requests: 10, per: week}
        new: {throttle: {rate: 1, burst: 1}}
      """;

  @AutoClose private final LiveMap live = new LiveMap();
  @TempDir private Path folder;

  UsagePlanFaultsTest() throws IOException {}

  @ParameterizedTest
  @EnumSource(ApplyFaultsTest.Kind.class)
  void ofAChange(ApplyFaultsTest.Kind kind) throws IOException {
    everyCall(kind, desired("/a", BEFORE));
  }

  @ParameterizedTest
  @EnumSource(ApplyFaultsTest.Kind.class)
  void ofTheFirstPlansOfAnApi(ApplyFaultsTest.Kind kind) throws IOException {
    everyCall(kind, desired("/a", "{}"));
  }

  private void everyCall(ApplyFaultsTest.Kind kind, DesiredApi before) throws IOException {
    DesiredApi after = desired("/b", AFTER);
    setUp(before);
    assertThat(failureOfApply(after)).isNull();
    List<String> calls = live.faults().operations();
    assertThat(calls).contains("PutRestApi", "CreateUsagePlan");
    // Whatever goes wrong before is as it is without usage plans.
    for (int faulty = calls.indexOf("CreateDeployment") + 2; faulty <= calls.size(); faulty++) {
      String context = kind + " at call " + faulty + ", " + calls.get(faulty - 1);
      setUp(before);
      int number = faulty;
      live.faults().play(call -> kind.of(call, number));
      AwsFailure failure = failureOfApply(after);
      live.faults().none();

      if (kind.passes(calls.get(faulty - 1))) {
        assertThat(failure).as(context).isNull();
      } else {
        assertThat(failure).as(context).isNotNull();
        assertThat(failureOfApply(after)).as(context).isNull();
      }
      try (ApplyRun run = new ApplyRun(live.endpoint())) {
        assertThat(run.plan(after).changes()).as(context).isEmpty();
      }
      assertThat(live.gateway().client().getUsagePlans().items())
          .as(context)
          .extracting(UsagePlan::name)
          .containsExactlyInAnyOrder("demo-v1-changed", "demo-v1-new");
    }
  }

  private void setUp(DesiredApi before) {
    live.clear();
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      var _ = run.apply(before);
    }
    live.faults().none();
  }

  private @Nullable AwsFailure failureOfApply(DesiredApi desired) {
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      var _ = run.apply(desired);
      return null;
    } catch (AwsFailure e) {
      return e;
    }
  }

  private DesiredApi desired(String path, String settings) throws IOException {
    Path rules = folder.resolve("ingress.yaml");
    Rules.write(rules, List.of("Exact a.b" + path + " api-key-required=true"));
    Path config = folder.resolve("gateway.yaml");
    Files.writeString(config, settings);
    return ApplyRun.desired(rules, SettingsFile.read(config));
  }
}
