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
import software.amazon.awssdk.services.apigateway.model.RestApi;

/**
 * Any call of an {@code apply} that splits a map, or joins it again, may fail in any way: the paths
 * that move are served all the time, and one more apply converges.
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
  @EnumSource
  void ofASplit(FaultyCall.Kind kind) throws Exception {
    everyCall(kind, DOMAIN, SPLIT, List.of("demo", "demo/b"));
  }

  @ParameterizedTest
  @EnumSource
  void ofTheEndOfASplit(FaultyCall.Kind kind) throws Exception {
    everyCall(kind, SPLIT, DOMAIN, List.of("demo"));
  }

  private void everyCall(FaultyCall.Kind kind, String before, String settings, List<String> apis)
      throws Exception {
    DesiredApi first = desired(before);
    FaultyApply apply = new FaultyApply(live, first, desired(settings));
    List<FaultyCall> calls = apply.calls(kind);
    assertThat(calls).extracting(FaultyCall::operation).contains("PutRestApi", "UpdateUsagePlan");
    for (FaultyCall call : Rounds.some(calls, 2)) {
      live.begin(first);
      try (Prober prober = new Prober(this::served)) {
        apply.converges(call);

        assertThat(prober.stop()).as("%s", call).containsExactly("200 b.x");
      }
      assertThat(live.gateway().apis())
          .as("%s", call)
          .extracting(RestApi::name)
          .containsExactlyInAnyOrderElementsOf(apis);
    }
  }

  /** The answer to callers of the path that moves. */
  private String served() {
    try {
      var answer = caller.send("GET", live.endpoint().resolve("/b/c"), "api.example.com");
      return answer.getStatus() + " " + answer.getContentAsString();
    } catch (Exception e) {
      return e.toString();
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
