package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An API to which somebody else writes all the time: an {@code apply} fails with a message. */
class ContestedApiTest {

  private static final String CONTESTED =
      "gateway: PutRestApi on API \\w+: somebody else writes to this API: 3 times in a row another"
          + " document was there when the map was deployed, the last one with version"
          + " \"1\\.0\\.0\", so stage v1 does not have the map: see in CloudTrail who else calls"
          + " PutRestApi, stop one of the two, and apply again";

  @AutoClose private final LiveMap live = new LiveMap();
  @TempDir private Path folder;
  private OtherHand other;

  ContestedApiTest() throws IOException {}

  @BeforeEach
  void maps() throws IOException {
    other = new OtherHand(live, LiveMap.map(folder, "other"));
    var _ = LiveMap.map(folder, "new");
    live.begin(LiveMap.map(folder, "old"));
  }

  @Test
  void isWrittenThreeTimesAndNotForEver() {
    other.writesBeforeEach("CreateDeployment", number -> true);

    CommandRun apply = apply();

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.out()).doesNotContain("Applied");
    assertThat(apply.err().strip()).matches(CONTESTED);
    assertThat(live.served()).isEqualTo("200 old");
    assertThat(other.deployments()).hasSize(1);
    live.faults().none();
    assertThat(apply().exitCode()).isZero();
    assertThat(live.served()).isEqualTo("200 new");
  }

  @Test
  void hasNoStageIfItHadNone() {
    live.begin(null);
    other.writesBeforeEach("CreateDeployment", number -> true);

    CommandRun apply = apply();

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err().strip()).matches(CONTESTED);
    assertThat(other.stages()).isEmpty();
    assertThat(other.deployments()).isEmpty();
  }

  @Test
  void hasNoCanary() {
    other.writesBeforeEach("CreateDeployment", number -> true);

    CommandRun apply = apply("--canary=10%");

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err().strip()).matches(CONTESTED);
    assertThat(other.stages().getFirst().canarySettings()).isNull();
    assertThat(live.served()).isEqualTo("200 old");
    assertThat(other.deployments()).hasSize(1);
  }

  /** The other writer may already have checked, and reported success. */
  @Test
  void staysWhereTheOtherOneHasDeployedIt() {
    List<String> deployments = new ArrayList<>();
    other.actsBeforeEach(
        "GetRestApi",
        number -> {
          other.write();
          deployments.add(other.deploy());
        });

    CommandRun apply = apply();

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(other.stages().getFirst().deploymentId()).isEqualTo(deployments.getLast());
    assertThat(live.served()).isEqualTo("200 other");
  }

  /** Like a leader that has lost its lease, which is checked before each change. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "somebody else has ",
        "pointing stage v1 back",
        "deleting ",
        "writing ",
        "deploying",
        "pointing stage v1 at"
      })
  void isLeftToOthersByWhoMayNotActAnyMore(String step) {
    other.writesBeforeEach("CreateDeployment", number -> number == 1);
    List<String> calls = new ArrayList<>();
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() ->
              run.apply(
                  ApplyRun.desired(folder.resolve("new.yaml"), Settings.DEFAULT),
                  line -> {
                    calls.clear();
                    calls.addAll(live.faults().operations());
                    if (calls.contains("GetRestApi") && line.startsWith(step)) {
                      throw new CancellationException(line);
                    }
                  }));
    }
    assertThat(live.faults().operations()).isEqualTo(calls);
  }

  private CommandRun apply(String... options) {
    List<String> arguments = new ArrayList<>(List.of("apply", "--auto-approve"));
    arguments.addAll(List.of("-f", folder.resolve("new.yaml").toString()));
    arguments.addAll(List.of(options));
    return CommandRun.of(live.endpoint(), arguments.toArray(String[]::new));
  }
}
