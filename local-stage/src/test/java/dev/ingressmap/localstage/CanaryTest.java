package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.model.CanarySettings;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import tools.jackson.databind.JsonNode;

/** A deployment that first gets a percentage of the traffic. */
class CanaryTest {

  @TempDir Path folder;
  @AutoClose GatewayUnderTest gateway;
  String live;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    live = gateway.deploy("Exact a.b/a");
    gateway.rules("Exact a.b/b");
  }

  @Test
  void standsBesideTheLiveDeployment() {
    JsonNode apply = gateway.apply("--canary", "10%");
    assertThat(apply.get("reads").asInt()).isEqualTo(5);
    assertThat(apply.get("writes").asInt()).isEqualTo(2);
    assertThat(gateway.live()).isEqualTo(live);
    assertThat(canary().percentTraffic()).isEqualTo(10.0);
    assertThat(canary().deploymentId()).isNotEqualTo(live);

    JsonNode status = gateway.report("status");
    assertThat(status.at("/live/id").asString()).isEqualTo(live);
    assertThat(status.at("/canary/id").asString()).isEqualTo(canary().deploymentId());
    assertThat(status.at("/canary/percent").asDouble()).isEqualTo(10.0);
    assertThat(status.get("apiCalls").asInt()).isEqualTo(3);
    assertThat(gateway.run("status").out())
        .contains("Canary      " + canary().deploymentId())
        .contains("  10% of the traffic");
    assertThat(gateway.run("history").out()).contains("  canary  " + canary().deploymentId());
  }

  @Test
  void isPlannedAsItIsApplied() {
    CommandRun plan = gateway.plan("--canary=10%");

    assertThat(plan.exitCode()).as(plan.err()).isEqualTo(2);
    assertThat(plan.out())
        .contains("canary  (none) -> 10% to the ingress map")
        .doesNotContain("deployed ");
    JsonNode planned = gateway.plan("--canary=10", "--output=json").json().get("changes");
    assertThat(gateway.apply("--canary=10").get("changes")).isEqualTo(planned);
    assertThat(gateway.plan("--canary=10").exitCode()).isZero();
    assertThat(gateway.plan().out())
        .containsPattern("canary +10% to deployment \\S+ -> \\(none\\)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          101   | --canary "101": is not a percentage from 0 to 100 such as 10% or 2.5%
          ten   | --canary "ten": is not a percentage from 0 to 100 such as 10% or 2.5%
          """)
  void isPlannedOnlyForAPercentage(String percent, String message) {
    CommandRun plan = gateway.plan("--canary=" + percent);

    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.err()).isEqualTo("gateway: " + message + "\n");
  }

  @Test
  void isNotPlannedWithoutALiveDeployment(@TempDir Path other) throws IOException {
    try (GatewayUnderTest first = new GatewayUnderTest(other)) {
      first.rules("Exact a.b/a");

      CommandRun plan = first.plan("--canary=10");

      assertThat(plan.exitCode()).isEqualTo(1);
      assertThat(plan.err()).startsWith("gateway: --canary: there is no stage v1 of API demo yet");
    }
  }

  @Test
  void isDoneOnce() {
    gateway.apply("--canary=10");
    String canary = canary().deploymentId();

    JsonNode again = gateway.apply("--canary=10");
    assertThat(again.get("applied").asBoolean()).isFalse();
    assertThat(again.get("writes").asInt()).isZero();

    CommandRun plan = gateway.run("apply", "--canary=2.5%", "-f", gateway.manifests().toString());
    assertThat(plan.out()).contains("canary  10% to the ingress map -> 2.5% to the ingress map");
    JsonNode shifted = gateway.apply("--canary=2.5%");
    assertThat(shifted.get("writes").asInt()).isEqualTo(1);
    assertThat(canary().percentTraffic()).isEqualTo(2.5);
    assertThat(canary().deploymentId()).isEqualTo(canary);
  }

  @Test
  void isReplacedByTheNext() throws IOException {
    gateway.apply("--canary=10");
    String canary = canary().deploymentId();
    gateway.rules("Exact a.b/c");

    gateway.apply("--canary=20");

    assertThat(canary().deploymentId()).isNotIn(canary, live);
    assertThat(canary().percentTraffic()).isEqualTo(20.0);
    assertThat(gateway.live()).isEqualTo(live);
  }

  @Test
  void becomesLiveInThreeCalls() {
    gateway.apply("--canary=10");
    String canary = canary().deploymentId();
    gateway
        .client()
        .updateStage(r ->
            r.restApiId(gateway.apiId())
                .stageName("v1")
                .patchOperations(
                    PatchOperation.builder()
                        .op(Op.REPLACE)
                        .path("/canarySettings/stageVariableOverrides/colour")
                        .value("blue")
                        .build()));

    JsonNode promote = gateway.report("promote", "--auto-approve");
    assertThat(promote.get("apiCalls").asInt()).isEqualTo(3);
    assertThat(promote.get("writes").asInt()).isEqualTo(1);
    assertThat(gateway.live()).isEqualTo(canary);
    assertThat(canary()).isNull();
    assertThat(gateway.stage().variables()).isEqualTo(Map.of("colour", "blue"));
    // The map has no such variable.
    assertThat(gateway.plan().out())
        .contains("variables.colour  blue -> (none)")
        .contains("0 routes to add, 0 to change, 0 to remove.");

    CommandRun again = gateway.run("promote", "--auto-approve");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err().strip())
        .isEqualTo(
            "gateway: stage v1 of API demo (%s) has no canary to promote: gateway apply --canary"
                    .formatted(gateway.apiId())
                + " 10% creates one");
    gateway.report("rollback", "--auto-approve");
    assertThat(gateway.live()).isEqualTo(live);
  }

  @Test
  void asksBeforeItIsPromoted() {
    gateway.apply("--canary=10");

    CommandRun promote = gateway.run("promote");

    assertThat(promote.exitCode()).isEqualTo(1);
    assertThat(promote.out()).contains("Promotes the canary of API demo", live + " -> ");
    assertThat(gateway.live()).isEqualTo(live);
  }

  @Test
  void isAllThatRollbackEnds() {
    gateway.apply("--canary=10");

    JsonNode report = gateway.report("rollback", "--auto-approve");
    assertThat(report.get("apiCalls").asInt()).isEqualTo(3);
    assertThat(report.at("/changes/0/fields")).hasSize(1);
    assertThat(canary()).isNull();
    assertThat(gateway.live()).isEqualTo(live);

    gateway.apply("--canary=10");
    assertThat(gateway.run("rollback", "--auto-approve").out())
        .contains("10% to deployment ")
        .contains("The canary is gone. Deployment " + live + " stays live.")
        .contains("Rolled back: 3 API calls.");
  }

  @Test
  void endsWhereANamedDeploymentIsRolledBackTo() {
    gateway.apply();
    String second = gateway.live();
    gateway.report("rollback", "--auto-approve");
    gateway.apply("--canary=10");

    JsonNode report = gateway.report("rollback", "--auto-approve", "--to", second);

    assertThat(report.get("apiCalls").asInt()).isEqualTo(3);
    assertThat(gateway.live()).isEqualTo(second);
    assertThat(canary()).isNull();
  }

  @Test
  void givesWayToAnApplyForEverybody() {
    gateway.apply("--canary=10");
    assertThat(gateway.plan().out())
        .contains("canary    10% to deployment " + canary().deploymentId() + " -> (none)")
        .containsPattern("deployed  [0-9a-f]{12} -> [0-9a-f]{12}");

    gateway.apply();

    assertThat(canary()).isNull();
    assertThat(gateway.live()).isNotEqualTo(live);
    assertThat(gateway.plan().exitCode()).isZero();
  }

  @Test
  void endsWhenTheMapIsWhatIsLiveAlready() throws IOException {
    gateway.apply("--canary=10");
    gateway.rules("Exact a.b/a");

    gateway.apply("--canary=10");

    assertThat(canary()).isNull();
    assertThat(gateway.live()).isEqualTo(live);
    assertThat(gateway.plan().exitCode()).isZero();
  }

  @Test
  void isNeverTheFirst() {
    gateway.client().deleteStage(r -> r.restApiId(gateway.apiId()).stageName("v1"));

    CommandRun apply =
        gateway.run("apply", "--auto-approve", "--canary=10", "-f", gateway.manifests().toString());

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err().strip())
        .isEqualTo(
            "gateway: --canary: there is no stage v1 of API demo yet, and its first deployment gets"
                + " all traffic: apply without --canary first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"101", "-1", "ten", "", "1e1", "NaN", "%"})
  void isAPercentage(String percent) {
    CommandRun apply =
        gateway.run(
            "apply", "--auto-approve", "--canary=" + percent, "-f", gateway.manifests().toString());

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err().strip())
        .isEqualTo(
            "gateway: --canary \"%s\": is not a percentage from 0 to 100 such as 10%% or 2.5%%"
                .formatted(percent));
  }

  private CanarySettings canary() {
    return gateway.stage().canarySettings();
  }
}
