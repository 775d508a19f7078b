package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The deployments of a stage, as users see them. */
class StatusAndHistoryTest {

  @TempDir Path folder;
  @AutoClose GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
  }

  @Test
  void showsWhatTheStageServes() throws IOException {
    String live = gateway.deploy("Exact a.b/a");

    CommandRun status = gateway.run("status");
    assertThat(status.exitCode()).isZero();
    assertThat(status.out())
        .contains("API         demo (" + gateway.apiId() + ")")
        .contains("Stage       v1")
        .contains("Live        " + live + "  ")
        .contains("/_aws/execute-api/" + gateway.apiId() + "/v1")
        .contains("3 API calls.")
        .doesNotContain("Map ", "Canary ");

    JsonNode report = gateway.report("status");
    assertThat(report.at("/live/id").asString()).isEqualTo(live);
    assertThat(report.at("/live/hash").asString()).matches("[0-9a-f]{64}");
    assertThat(report.at("/live/created").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(report.at("/live/state").asString()).isEqualTo("live");
    assertThat(report.has("inSync")).isFalse();
    assertThat(report.get("apiCalls").asInt()).isEqualTo(3);
    assertThat(report.get("writes").asInt()).isZero();
  }

  @Test
  void tellsOfWhichCommitItIs() throws IOException {
    gateway.rules("Exact a.b/a");
    gateway.apply("--commit=0123abc");

    assertThat(gateway.report("status").at("/live/commit").asString()).isEqualTo("0123abc");
    assertThat(gateway.run("history").out()).contains("commit 0123abc");
    assertThat(gateway.run("apply", "-f", gateway.manifests().toString(), "--commit=main").err())
        .contains("--commit main: is not a hash of 7 to 64 digits of 0-9a-f");
  }

  @Test
  void comparesWithTheMapInFiveReads() throws IOException {
    gateway.deploy("Exact a.b/a");
    JsonNode same = gateway.report("status", "-f", gateway.manifests().toString());
    assertThat(same.get("inSync").asBoolean()).isTrue();
    assertThat(same.get("apiCalls").asInt()).isEqualTo(7);

    gateway.rules("Exact a.b/b");
    JsonNode other = gateway.report("status", "-f", gateway.manifests().toString());
    assertThat(other.get("inSync").asBoolean()).isFalse();
    assertThat(gateway.run("status", "-f", gateway.manifests().toString()).out())
        .contains("Map         not in sync: gateway plan shows what differs");
  }

  @Test
  void failsWithoutAnApiOrAStage() throws IOException {
    for (String command : List.of("status", "history")) {
      CommandRun run = gateway.run(command);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err().strip())
          .isEqualTo("gateway: there is no API demo of this map yet: gateway apply creates it");
    }
    gateway.deploy("Exact a.b/a");
    gateway.client().deleteStage(r -> r.restApiId(gateway.apiId()).stageName("v1"));
    for (String options : List.of("", "-f=" + gateway.manifests())) {
      CommandRun run = options.isEmpty() ? gateway.run("status") : gateway.run("status", options);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("has no stage v1").contains("gateway apply creates the stage");
    }
  }

  @Test
  void listsDeploymentsTheNewestFirst() throws IOException {
    String first = gateway.deploy("Exact a.b/a");
    String second = gateway.deploy("Exact a.b/b");
    String byHand =
        gateway
            .client()
            .createDeployment(r -> r.restApiId(gateway.apiId()).description("mine\ntoo"))
            .id();

    JsonNode report = gateway.report("history");
    assertThat(report.get("deployments").findValuesAsString("id"))
        .containsExactly(byHand, second, first);
    assertThat(report.get("deployments").findValuesAsString("state")).containsExactly("live");
    assertThat(report.at("/deployments/1/state").asString()).isEqualTo("live");
    assertThat(report.at("/deployments/0").has("hash")).isFalse();
    assertThat(report.at("/deployments/1/hash").asString())
        .isNotEqualTo(report.at("/deployments/2/hash").asString());
    assertThat(report.get("apiCalls").asInt()).isEqualTo(3);

    List<String> lines = gateway.run("history").out().lines().toList();
    assertThat(lines.get(2))
        .startsWith("          " + byHand)
        .endsWith("(not from the map) mine too");
    assertThat(lines.get(3)).startsWith("  live    " + second);
    assertThat(lines.get(4)).startsWith("          " + first);
  }

  @Test
  void tellsWhatIsBetweenTwoDeployments() throws IOException {
    String first = gateway.deploy("Exact a.b/a", "Exact a.b/b");
    String second = gateway.deploy("Exact a.b/b methods=GET", "Exact a.b/c");

    JsonNode report = gateway.report("history", "--diff", first, second);
    assertThat(report.at("/diff/added").valueStream().map(JsonNode::asString))
        .containsExactly("GET /b", "ANY /c");
    assertThat(report.at("/diff/removed").valueStream().map(JsonNode::asString))
        .containsExactly("ANY /a", "ANY /b");
    assertThat(report.get("apiCalls").asInt()).isEqualTo(3);
    assertThat(gateway.run("history", "--diff", first, second).out())
        .contains("  + route  ANY /c", "  - route  ANY /a", "not what is behind them");
    assertThat(gateway.run("history", "--diff", first, first).out()).contains("the same routes");

    CommandRun unknown = gateway.run("history", "--diff", first, "nope");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err().strip())
        .endsWith("has no deployment nope, it has " + second + ", " + first);
  }
}
