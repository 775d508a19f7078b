package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Any call of an {@code apply} may fail in any way: the next apply converges, and callers of the
 * stage see only the old map or the new one.
 */
class ApplyFaultsTest {

  private static final String OLD = "200 old";
  private static final String NEW = "200 new";
  @AutoClose private final LiveMap live = new LiveMap();
  private DesiredApi before;
  private DesiredApi after;

  ApplyFaultsTest() throws IOException {}

  @BeforeEach
  void maps(@TempDir Path folder) throws IOException {
    before = LiveMap.map(folder, "old");
    after = LiveMap.map(folder, "new");
  }

  @ParameterizedTest
  @EnumSource
  void ofACreate(FaultyCall.Kind kind) throws Exception {
    everyCall(kind, null);
  }

  @ParameterizedTest
  @EnumSource
  void ofAChange(FaultyCall.Kind kind) throws Exception {
    everyCall(kind, before);
  }

  /** The old routes cannot answer with the new variables, nor the new routes with the old ones. */
  @ParameterizedTest
  @EnumSource
  void ofAChangeOfRoutesAndStage(FaultyCall.Kind kind, @TempDir Path folder) throws Exception {
    before = LiveMap.map(folder, "old", settings(folder, "old", "was", "INFO"));
    after = LiveMap.map(folder, "new", settings(folder, "new", "is", "ERROR"));
    assertThat(new FaultyApply(live, before, after).calls(kind))
        .filteredOn(call -> call.operation().equals("UpdateStage"))
        .hasSize(2);
    everyCall(kind, before);
  }

  /** So many variables that the stage needs two patches. */
  private Settings settings(Path folder, String host, String variable, String level)
      throws IOException {
    String certificate =
        live.gateway().client().generateClientCertificate(r -> {}).clientCertificateId();
    return SettingsFile.read(
        Files.writeString(
            folder.resolve("gateway.yaml"),
            """
            hosts: {%1$s: {backend: 'http://${stageVariables.%2$s}'}}
            stage:
              variables: {%2$s: %1$s}
              clientCertificate: "%3$s"
              throttle: {rate: 5000, burst: 5000}
              cache: {size: 0.5, ttl: 60, encrypted: true}
              methods:
                ANY /a: {logging: {level: %4$s, data: %6$s}, cache: {ttl: %5$d}}
                ANY /only/%1$s: {logging: {level: %4$s, data: true}, metrics: true}
            """
                .formatted(
                    host, variable, certificate, level, level.length(), level.equals("INFO"))));
  }

  private void everyCall(FaultyCall.Kind kind, @Nullable DesiredApi first) throws Exception {
    FaultyApply apply = new FaultyApply(live, first, after);
    List<FaultyCall> calls = apply.calls(kind);
    assertThat(calls).hasSizeGreaterThan(3);
    for (FaultyCall call : Rounds.some(calls, 2)) {
      live.begin(first);
      try (Prober prober = new Prober(live::served)) {
        apply.converges(call);

        assertThat(live.gateway().apis()).as("%s", call).hasSize(1);
        assertThat(live.served()).as("%s", call).isEqualTo(NEW);
        assertThat(prober.stop())
            .as("%s", call)
            .isSubsetOf(LiveMap.answers(first == null ? null : OLD, NEW))
            .doesNotHaveDuplicates();
      }
    }
  }
}
