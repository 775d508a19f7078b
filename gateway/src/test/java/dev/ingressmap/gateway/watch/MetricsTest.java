package dev.ingressmap.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.aws.call.ApiCall;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.source.Ingress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The metrics that Prometheus reads. */
class MetricsTest {

  private final Metrics metrics = new Metrics(() -> true);

  @Test
  void aResultIsCountedAndSaysWhetherTheStageIsInSync() throws IOException {
    metrics.reconciled(Result.APPLIED, Duration.ofMillis(700));
    assertThat(text())
        .contains(
            "gateway_reconciles_total{result=\"applied\"} 1.0",
            "gateway_reconciles_total{result=\"failed\"} 0.0",
            "gateway_reconcile_duration_seconds_bucket{le=\"0.5\"} 0",
            "gateway_reconcile_duration_seconds_bucket{le=\"1.0\"} 1",
            "gateway_in_sync 1.0",
            "gateway_leader 1.0");

    metrics.reconciled(Result.FAILED, Duration.ofMillis(700));
    assertThat(text()).contains("gateway_in_sync 0.0").contains("{result=\"failed\"} 1.0");
  }

  /** The stage is not known to match a map that nobody reads. */
  @Test
  void isInSyncOnlyWhileItCanTell() throws IOException {
    metrics.reconciled(Result.UNCHANGED, Duration.ZERO);
    metrics.cannotTell();
    assertThat(text())
        .contains("gateway_in_sync 0.0", "gateway_reconciles_total{result=\"unchanged\"} 1.0");

    metrics.reconciled(Result.UNCHANGED, Duration.ZERO);
    assertThat(text()).contains("gateway_in_sync 1.0");
  }

  @Test
  void callsAreCountedByOperation() throws IOException {
    metrics.called(call("PutRestApi", false));
    metrics.called(call("PutRestApi", true));

    assertThat(text())
        .contains(
            "gateway_aws_calls_total{operation=\"PutRestApi\"} 2.0",
            "gateway_aws_throttles_total{operation=\"PutRestApi\"} 1.0");
  }

  @Test
  void everythingThatTheAlertsAskForIsMeasured() throws IOException {
    String alerts = Files.readString(Path.of("../k8s/components/monitoring/alerts.yaml"));
    ObjectName object = new ObjectName(Ingress.KIND, "shop", "web");
    metrics.heldBack(
        List.of(
            new HeldBack(
                object, Reason.WEAKER, List.of("p"), List.of(), List.of(), new TreeMap<>())));
    String measured = text();

    assertThat(measured)
        .contains("gateway_held_back_ingresses{namespace=\"shop\",reason=\"weaker\"} 1.0");
    assertThat(Pattern.compile("\\bgateway_\\w+").matcher(alerts).results())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(measured).containsPattern("\n" + name.group() + "[ {]"));
  }

  private static ApiCall call(String action, boolean throttled) {
    return new ApiCall(
        action, "PUT", "/restapis/abc", throttled ? 429 : 200, throttled, Duration.ZERO);
  }

  private String text() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.write(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
