package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cluster.LiveCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The routes that an API has, and those that a cluster's teams should have. */
class RoutesCommandTest {

  private static final String OLD = "2026-01-01T00:00:00Z";
  private static final String NEWER = "2026-01-02T00:00:00Z";

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;
  @AutoClose private final LiveCluster cluster = new LiveCluster();

  RoutesCommandTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.settings(
        """
        stage: {throttle: {rate: 9, burst: 9}, methods: {ANY /a: {throttle: {rate: 5, burst: 10}}}}
        routes: {GET /status: {mock: {body: ok}}}
        """);
  }

  @Test
  void areThoseOfTheApiWithTheirOwners() throws IOException {
    cluster.declare("shop", "a", OLD, "Exact a.b/a");
    cluster.declare("web", "b", OLD, "Prefix a.b/b authorization=AWS_IAM");
    applyCluster();
    cluster.delete("web", "b");

    CommandRun live = gateway.run("routes", "--from=live");
    assertThat(live.exitCode()).as(live.err()).isZero();
    assertThat(live.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "METHOD PATH OWNER HOST BACKEND WHO MAY CALL",
            "ANY /a shop/a a.b http://a.b/a open, throttle 5/s burst 10",
            "ANY /b/{proxy+} web/b a.b http://a.b/b/{proxy} AWS_IAM, throttle 9/s burst 9",
            "GET /status gateway.yaml answers 200 open, throttle 9/s burst 9",
            "4 routes, 2 of them open to everybody.",
            "5 API calls.");
    JsonNode report = gateway.report("routes", "--from=live", "--team=shop");
    assertThat(report.get("routes")).hasSize(1);
    assertThat(report.at("/routes/0/rule").asString()).isEqualTo("Exact a.b/a of Ingress shop/a");
    assertThat(report.get("writes").asInt()).isZero();
  }

  @Test
  void areMarkedIfOnlyTheCanaryHasThem() throws IOException {
    gateway.deploy("Exact a.b/a");
    gateway.rules("Exact a.b/a", "Exact a.b/new");
    gateway.apply("--canary=10");

    CommandRun live = gateway.run("routes", "--from=live");
    assertThat(live.out().lines().filter(line -> line.contains("canary only")))
        .hasSize(1)
        .allMatch(line -> line.contains("/new "));
    assertThat(live.out()).contains("Stage v1 of API demo has a canary: 10% to deployment ");
  }

  @Test
  void mayNotBeWhatABehindStageServes() throws IOException {
    String before = gateway.deploy("Exact a.b/a");
    gateway.deploy("Exact a.b/a", "Exact a.b/b");
    assertThat(gateway.run("routes", "--from=live").out()).doesNotContain("is behind");
    gateway.report("rollback", "--auto-approve");

    assertThat(gateway.run("routes", "--from=live").out())
        .contains(
            "Stage v1 of API demo is behind these routes: it serves deployment " + before + ",");
  }

  @Test
  void sayWhatIsHeldBack() throws IOException {
    cluster.declare("shop", "a", OLD, "Exact a.b/a");
    cluster.declare("x", "i", NEWER, "Exact a.b/x");
    applyCluster();
    cluster.declare("x", "i", NEWER, "Exact a.b/x authorisation=AWS_IAM");
    cluster.declare("y", "j", NEWER, "Exact a.b/a");

    CommandRun held = routesOfCluster();
    assertThat(held.exitCode()).as(held.err()).isZero();
    assertThat(held.out().lines().filter(line -> line.endsWith("  held back")))
        .hasSize(1)
        .allMatch(line -> line.startsWith("ANY     /x "));
    assertThat(held.out())
        .contains(
            "  STILL OPEN to everybody: ANY /x",
            "  Ingress x/i  invalid, its live route stays as it is",
            "  Ingress y/j  conflict, none of its routes is live");
    assertThat(routesOfCluster("--team=y").out())
        .contains("0 routes,", "  Ingress y/j  conflict")
        .doesNotContain("x/i");
    CommandRun markdown = routesOfCluster("--markdown");
    assertThat(markdown.out())
        .startsWith("| Method |")
        .contains("| `held back` |", "- `Ingress y/j` conflict, none of its routes is live");
    assertThat(markdown.err()).contains("3 Ingresses of ");
    JsonNode report = routesOfCluster("--output=json").json();
    assertThat(report.get("heldBack")).hasSize(2);
    assertThat(report.get("apiCalls").asInt()).isPositive();
  }

  @Test
  void needNoCallIfNothingIsHeldBack() throws IOException {
    cluster.declare("shop", "a", OLD, "Exact a.b/a");

    assertThat(routesOfCluster("--output=json").json().get("apiCalls").asInt()).isZero();
  }

  @Test
  void needAnApi() {
    CommandRun run = gateway.run("routes", "--from=live");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("gateway: there is no API demo of this map yet: gateway apply creates it\n");
  }

  private void applyCluster() throws IOException {
    gateway.report("apply", "--auto-approve", "--from-cluster", kubeconfig());
  }

  private CommandRun routesOfCluster(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("routes", "--from-cluster", kubeconfig()));
    arguments.addAll(List.of(more));
    return gateway.run(arguments.toArray(String[]::new));
  }

  private String kubeconfig() throws IOException {
    return "--kubeconfig=" + cluster.kubeconfig(folder);
  }
}
