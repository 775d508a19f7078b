package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import tools.jackson.databind.JsonNode;

/** The deployments that an apply keeps. */
class PruneTest {

  @TempDir Path folder;
  @AutoClose GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
  }

  @Test
  void deletesTheOldestBeyondTen() throws IOException {
    List<String> made = deploy(11);
    assertThat(deployments()).containsExactlyInAnyOrderElementsOf(made.subList(1, 11));

    gateway.rules("Exact a.b/again");
    JsonNode report = gateway.apply();
    assertThat(report.get("pruned").valueStream().map(JsonNode::asString))
        .containsExactly(made.get(1));
    assertThat(report.get("reads").asInt()).isEqualTo(5);
    assertThat(report.get("writes").asInt()).isEqualTo(3);
    assertThat(deployments()).hasSize(10);
  }

  @Test
  void keepsWhatAStagePointsAtAndWhatTheMapDidNotMake() throws IOException {
    List<String> made = deploy(3);
    String api = gateway.apiId();
    String byHand = gateway.client().createDeployment(r -> r.restApiId(api)).id();
    gateway
        .client()
        .createStage(r -> r.restApiId(api).stageName("other").deploymentId(made.get(0)));
    gateway
        .client()
        .createStage(r ->
            r.restApiId(api)
                .stageName("canary")
                .deploymentId(made.get(0))
                .canarySettings(c -> c.deploymentId(made.get(1)).percentTraffic(1.0)));

    gateway.rules("Exact a.b/new");
    assertThat(gateway.apply("--keep=1").get("pruned")).isEmpty();
    gateway.client().deleteStage(r -> r.restApiId(api).stageName("canary"));
    gateway.rules("Exact a.b/newer");
    assertThat(gateway.apply("--keep=1").get("pruned").valueStream().map(JsonNode::asString))
        .containsExactly(made.get(1), made.get(2));

    assertThat(deployments()).contains(made.get(0), byHand, gateway.live()).hasSize(4);
    gateway.report("rollback", "--auto-approve");
  }

  @Test
  void keepsWhatAnotherStageOfTheMapMayGoBackTo() throws IOException {
    List<String> made = deploy(2);
    Path config = folder.resolve("other.yaml");
    Files.writeString(config, "stage: {name: v2}\n");

    for (String path : List.of("x", "y", "z")) {
      gateway.rules("Exact a.b/" + path);
      gateway.apply("--keep=1", "--config=" + config);
    }

    assertThat(deployments()).containsAll(made).hasSize(4);
  }

  @Test
  void deletesAFewAtATimeAndSaysSo() throws IOException {
    for (int i = 0; i < 13; i++) {
      gateway.rules("Exact a.b/r" + i);
      assertThat(gateway.apply("--keep=100").get("pruned")).isEmpty();
    }
    gateway.rules("Exact a.b/last");

    CommandRun apply =
        gateway.run("apply", "--auto-approve", "--keep=1", "-f", gateway.manifests().toString());

    assertThat(apply.out())
        .contains("Applied: 7 API calls.")
        .contains("Kept the newest 1: 10 more API calls.");
    assertThat(deployments()).hasSize(4);
    assertThat(gateway.apply("--keep=1").get("pruned")).isEmpty();
  }

  @Test
  void keepsAtLeastOne() throws IOException {
    deploy(1);

    CommandRun apply =
        gateway.run("apply", "--auto-approve", "--keep=0", "-f", gateway.manifests().toString());

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err().strip())
        .isEqualTo("gateway: --keep 0: the live deployment stays: give 1 or more");
  }

  private List<String> deploy(int times) throws IOException {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      made.add(gateway.deploy("Exact a.b/r" + i));
    }
    return made;
  }

  private List<String> deployments() {
    return gateway
        .client()
        .getDeployments(r -> r.restApiId(gateway.apiId()).limit(500))
        .items()
        .stream()
        .map(Deployment::id)
        .toList();
  }
}
