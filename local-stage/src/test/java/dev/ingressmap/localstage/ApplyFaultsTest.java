package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.AwsFailure;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.SettingsFile;
import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever becomes of whichever call of an {@code apply}: the next one converges, and callers of
 * the stage never see anything but the old map or the new one.
 */
class ApplyFaultsTest {

  private static final String OLD = "200 old";
  private static final String NEW = "200 new";
  private static final Set<String> NOT_REPEATED =
      Set.of(
          "CreateRestApi",
          "CreateDeployment",
          "CreateUsagePlan",
          "CreateDomainName",
          "CreateBasePathMapping");

  /** What becomes of the calls from the n-th one on. */
  enum Kind {
    FAILS_500,
    FAILS_503,
    CUT,
    LOST,
    CONFLICT,
    THROTTLED_TEN_TIMES,
    KILLED;

    Fault of(int number, int faulty) {
      int times = this == THROTTLED_TEN_TIMES ? 10 : this == KILLED ? Integer.MAX_VALUE : 1;
      if (number < faulty || number - faulty >= times) {
        return Fault.NONE;
      }
      return switch (this) {
        case FAILS_500 -> Fault.failure(500);
        case FAILS_503 -> Fault.failure(503);
        case CUT -> Fault.CUT;
        case LOST -> Fault.LOST;
        case CONFLICT -> Fault.conflict();
        case THROTTLED_TEN_TIMES -> Fault.throttled(number % 2 == 0 ? 1 : null);
        case KILLED -> number == faulty ? Fault.LOST : Fault.CUT;
      };
    }

    boolean passes(String operation) {
      return switch (this) {
        case FAILS_500, FAILS_503, CUT, LOST -> !NOT_REPEATED.contains(operation);
        case CONFLICT, THROTTLED_TEN_TIMES -> true;
        case KILLED -> false;
      };
    }
  }

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
  @EnumSource(Kind.class)
  void ofACreate(Kind kind) throws Exception {
    everyCall(kind, null);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void ofAChange(Kind kind) throws Exception {
    everyCall(kind, before);
  }

  /** The old routes cannot answer with the new variables, nor the new ones with the old. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void ofAChangeOfRoutesAndStage(Kind kind, @TempDir Path folder) throws Exception {
    before = LiveMap.map(folder, "old", settings(folder, "old", "was", "INFO"));
    after = LiveMap.map(folder, "new", settings(folder, "new", "is", "ERROR"));
    assertThat(calls(before)).filteredOn("UpdateStage"::equals).hasSize(2);
    everyCall(kind, before);
  }

  /** So many that the stage gets them by two patches. */
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

  private void everyCall(Kind kind, @Nullable DesiredApi first) throws Exception {
    List<String> calls = calls(first);
    assertThat(calls).hasSizeGreaterThan(3);
    for (int faulty = 1; faulty <= calls.size(); faulty++) {
      String operation = calls.get(faulty - 1);
      String context = kind + " at call " + faulty + ", " + operation;
      setUp(first);
      try (Prober prober = new Prober(live::served)) {
        int number = faulty;
        live.faults().play(call -> kind.of(call, number));

        AwsFailure failure = failureOfApply();

        live.faults().none();
        if (kind.passes(operation)) {
          assertThat(failure).as(context).isNull();
        } else {
          assertThat(failure).as(context).isNotNull();
        }
        if (kind != Kind.KILLED && failure != null) {
          assertThat(failure).as(context).hasMessageStartingWith(operation + " on ");
        }
        assertConverges(context, failure != null);
        assertThat(prober.stop()).as(context).isSubsetOf(allowed(first)).doesNotHaveDuplicates();
      }
    }
  }

  /** The calls of an apply to which nothing happens. */
  private List<String> calls(@Nullable DesiredApi first) {
    setUp(first);
    assertThat(failureOfApply()).isNull();
    return live.faults().operations();
  }

  private void setUp(@Nullable DesiredApi first) {
    live.clear();
    if (first != null) {
      try (ApplyRun run = new ApplyRun(live.endpoint())) {
        var _ = run.apply(first);
      }
    }
    live.faults().none();
  }

  private @Nullable AwsFailure failureOfApply() {
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      var _ = run.apply(after);
      return null;
    } catch (AwsFailure e) {
      return e;
    }
  }

  private void assertConverges(String context, boolean applyAgain) {
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      if (applyAgain) {
        var _ = run.apply(after);
      }
      assertThat(run.plan(after).changes()).as(context).isEmpty();
    }
    assertThat(live.gateway().apis()).as(context).hasSize(1);
    assertThat(live.served()).as(context).isEqualTo(NEW);
  }

  private static List<String> allowed(@Nullable DesiredApi first) {
    List<String> allowed = new ArrayList<>(first == null ? LiveMap.NOTHING : List.of(OLD));
    allowed.add(NEW);
    return allowed;
  }
}
