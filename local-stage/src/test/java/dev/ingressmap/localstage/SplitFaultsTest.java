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
import software.amazon.awssdk.services.apigateway.model.RestApi;

/**
 * Whatever becomes of whichever call of an {@code apply} that splits a map, or makes it whole
 * again: the paths that move are served all the time, and one more apply converges.
 */
class SplitFaultsTest {

  private static final String DOMAIN =
      "domain: {name: api.example.com, certificate:"
          + " 'arn:aws:acm:eu-central-1:123456789012:certificate/a'}\n"
          + "usagePlans: {gold: {throttle: {rate: 1, burst: 1}}}\n";
  private static final String SPLIT = DOMAIN + "api: {split: [b]}\n";

  @AutoClose private final LiveMap live = new LiveMap();
  @AutoClose private final Caller caller = new Caller();
  @TempDir private Path folder;

  SplitFaultsTest() throws IOException {}

  @ParameterizedTest
  @EnumSource(ApplyFaultsTest.Kind.class)
  void ofASplit(ApplyFaultsTest.Kind kind) throws Exception {
    everyCall(kind, DOMAIN, SPLIT, List.of("demo", "demo/b"));
  }

  @ParameterizedTest
  @EnumSource(ApplyFaultsTest.Kind.class)
  void ofTheEndOfASplit(ApplyFaultsTest.Kind kind) throws Exception {
    everyCall(kind, SPLIT, DOMAIN, List.of("demo"));
  }

  private void everyCall(
      ApplyFaultsTest.Kind kind, String before, String settings, List<String> apis)
      throws Exception {
    DesiredApi first = desired(before);
    DesiredApi after = desired(settings);
    setUp(first);
    assertThat(failureOfApply(after)).isNull();
    List<String> calls = live.faults().operations();
    assertThat(calls).contains("PutRestApi", "UpdateUsagePlan");
    for (int faulty = 1; faulty <= calls.size(); faulty++) {
      String context = kind + " at call " + faulty + ", " + calls.get(faulty - 1);
      setUp(first);
      try (Prober prober = new Prober(this::served)) {
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
        assertThat(prober.stop()).as(context).containsExactly("200 b.x");
      }
      assertConverged(context, after, apis);
    }
  }

  private void assertConverged(String context, DesiredApi after, List<String> apis) {
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      assertThat(run.plan(after).changes()).as(context).isEmpty();
    }
    assertThat(live.gateway().apis())
        .as(context)
        .extracting(RestApi::name)
        .containsExactlyInAnyOrderElementsOf(apis);
  }

  /** What callers of the path that moves get. */
  private String served() {
    try {
      var answer = caller.send("GET", live.endpoint().resolve("/b/c"), "api.example.com");
      return answer.getStatus() + " " + answer.getContentAsString();
    } catch (Exception e) {
      return e.toString();
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

  private DesiredApi desired(String settings) throws IOException {
    Path rules = folder.resolve("ingress.yaml");
    Rules.write(rules, List.of("Exact a.x/a", "Exact b.x/b/c"));
    Path config = folder.resolve("gateway.yaml");
    Files.writeString(config, settings);
    return ApplyRun.desired(rules, SettingsFile.read(config));
  }
}
