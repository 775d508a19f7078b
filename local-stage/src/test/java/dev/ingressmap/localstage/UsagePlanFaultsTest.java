package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;

/** Any call for usage plans may fail in any way: one more apply converges. */
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
  @EnumSource
  void ofAChange(FaultyCall.Kind kind) throws IOException {
    everyCall(kind, desired("/a", BEFORE));
  }

  @ParameterizedTest
  @EnumSource
  void ofTheFirstPlansOfAnApi(FaultyCall.Kind kind) throws IOException {
    everyCall(kind, desired("/a", "{}"));
  }

  private void everyCall(FaultyCall.Kind kind, DesiredApi before) throws IOException {
    FaultyApply apply = new FaultyApply(live, before, desired("/b", AFTER));
    List<FaultyCall> calls = apply.calls(kind);
    List<String> operations = calls.stream().map(FaultyCall::operation).toList();
    assertThat(operations).contains("PutRestApi", "CreateUsagePlan");
    // Earlier faults are the same as without usage plans.
    int first = operations.indexOf("CreateDeployment") + 1;
    for (FaultyCall call : Rounds.some(calls.subList(first, calls.size()), 2)) {
      live.begin(before);
      apply.converges(call);

      assertThat(live.gateway().client().getUsagePlans().items())
          .as("%s", call)
          .extracting(UsagePlan::name)
          .containsExactlyInAnyOrder("demo-v1-changed", "demo-v1-new");
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
