package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody else's document arrives during an {@code apply}: the map is still deployed, and nothing
 * of that document remains.
 */
class ForeignDocumentTest {

  private static final String OLD = "200 old";
  private static final String NEW = "200 new";
  private static final String OTHER = "200 other";

  @AutoClose private final LiveMap live = new LiveMap();
  @TempDir private Path folder;
  private DesiredApi before;
  private DesiredApi after;
  private OtherHand other;

  ForeignDocumentTest() throws IOException {}

  @BeforeEach
  void maps() throws IOException {
    before = LiveMap.map(folder, "old");
    after = LiveMap.map(folder, "new");
    other = new OtherHand(live, LiveMap.map(folder, "other"));
  }

  @Test
  void amidACreate() throws Exception {
    everyCall(null, LiveMap.answers(null, OTHER, NEW));
  }

  @Test
  void amidAChange() throws Exception {
    everyCall(before, List.of(OLD, OTHER, NEW));
  }

  /** If a separate call points the stage at the deployment, callers never see that document. */
  @Test
  void amidAChangeOfRoutesAndStage() throws Exception {
    before = LiveMap.map(folder, "old", variable("old"));
    after = LiveMap.map(folder, "new", variable("new"));
    everyCall(before, List.of(OLD, NEW));
  }

  private void everyCall(@Nullable DesiredApi first, List<String> allowed) throws Exception {
    live.begin(first);
    apply();
    List<String> calls = live.faults().operations();
    assertThat(calls).contains("PutRestApi", "CreateDeployment");
    for (int call = 1; call <= calls.size(); call++) {
      String context = "before call " + call + ", " + calls.get(call - 1);
      live.begin(first);
      other.writesBefore(call);
      try (Prober prober = new Prober(live::served)) {
        apply();

        assertThat(live.served()).as(context).isEqualTo(NEW);
        assertThat(prober.stop()).as(context).isSubsetOf(allowed);
      }
      assertThat(other.deployments()).as(context).hasSize(first == null ? 1 : 2);
      apply();
      try (ApplyRun run = new ApplyRun(live.endpoint())) {
        assertThat(run.plan(after).changes()).as(context).isEmpty();
      }
    }
  }

  /** The second try deploys without the stage. */
  @Test
  void isServedOnceAtMost() throws Exception {
    live.begin(before);
    other.writesBeforeEach("CreateDeployment", number -> number <= 2);
    try (Prober prober = new Prober(live::served)) {
      apply();

      List<String> answers = prober.stop();
      assertThat(answers).isSubsetOf(OLD, OTHER, NEW).endsWith(NEW);
      assertThat(Collections.frequency(answers, OTHER)).isLessThanOrEqualTo(1);
    }
    assertThat(live.faults().operations())
        .filteredOn(operation -> operation.equals("CreateDeployment"))
        .hasSize(3);
  }

  @Test
  void isNotWhatRollbackGoesTo() {
    live.begin(before);
    other.writesBeforeEach("CreateDeployment", number -> number == 1);
    CommandRun apply = command("apply", "--auto-approve", "-f", manifests());
    assertThat(apply.exitCode()).as(apply.err()).isZero();
    assertThat(apply.out())
        .containsPattern("somebody else has written to API \\w+ in between")
        .containsPattern("pointing stage v1 back at deployment \\w+")
        .containsPattern("deleting deployment \\w+")
        .contains("Applied: " + (7 + 7) + " API calls.");

    assertThat(command("rollback", "--auto-approve").exitCode()).isZero();

    assertThat(live.served()).isEqualTo(OLD);
  }

  /** Nobody checked the deployment, so it may have somebody else's document and the map's name. */
  @Test
  void isNotWhatRollbackGoesToWhereTheApplyDied() {
    live.begin(before);
    live.faults()
        .play(call -> {
          List<String> calls = live.faults().operations();
          if (calls.getLast().equals("CreateDeployment")) {
            other.write();
          }
          return calls.contains("GetRestApi") ? Fault.CUT : Fault.NONE;
        });
    assertThat(command("apply", "--auto-approve", "-f", manifests()).exitCode()).isEqualTo(1);
    assertThat(live.served()).isEqualTo(OTHER);
    live.faults().none();
    apply();
    assertThat(live.served()).isEqualTo(NEW);

    assertThat(command("rollback", "--auto-approve").exitCode()).isZero();

    assertThat(live.served()).isEqualTo(OLD);
  }

  @Test
  void isNoCanary() {
    live.begin(before);
    String old = other.stages().getFirst().deploymentId();
    other.writesBeforeEach("CreateDeployment", number -> number == 1);

    CommandRun apply = command("apply", "--auto-approve", "--canary=10%", "-f", manifests());

    assertThat(apply.exitCode()).as(apply.err()).isZero();
    assertThat(apply.out()).contains("ending the canary of stage v1");
    assertThat(other.stages().getFirst().canarySettings().percentTraffic()).isEqualTo(10);
    assertThat(other.deployments()).hasSize(2);
    assertThat(other.stages().getFirst().deploymentId()).isEqualTo(old);
    assertThat(command("promote", "--auto-approve").exitCode()).isZero();
    assertThat(live.served()).isEqualTo(NEW);
  }

  /** The earlier live deployment may have been somebody else's too, and may be gone by now. */
  @Test
  void isReplacedWhereThereIsNoWayBack() {
    live.begin(before);
    String old = other.stages().getFirst().deploymentId();
    other.actsBeforeEach(
        "GetRestApi",
        number -> {
          if (number == 1) {
            other.write();
            other.delete(old);
          }
        });

    apply();

    assertThat(live.served()).isEqualTo(NEW);
  }

  private Settings variable(String value) throws IOException {
    return SettingsFile.read(
        Files.writeString(
            folder.resolve("gateway.yaml"), "stage: {variables: {which: " + value + "}}"));
  }

  private void apply() {
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      var _ = run.apply(after);
    }
  }

  private CommandRun command(String... arguments) {
    return CommandRun.of(live.endpoint(), arguments);
  }

  private String manifests() {
    return folder.resolve("new.yaml").toString();
  }
}
