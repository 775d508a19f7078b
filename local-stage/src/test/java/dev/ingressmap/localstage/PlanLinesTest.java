package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cluster.LiveCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says on the lines of routes and stages. */
class PlanLinesTest {

  private static final String OLD = "2026-01-01T00:00:00Z";

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;
  @AutoClose private final LiveCluster cluster = new LiveCluster();

  PlanLinesTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
  }

  @Test
  void everyRouteHasItsOwnerAndWhoMayCall() throws IOException {
    cluster.declare("shop", "a", OLD, "Exact a.b/a");
    cluster.declare("web", "b", OLD, "Exact a.b/b authorization=AWS_IAM");
    assertThat(lines(plan()))
        .contains(
            "+ route ANY /a -> http://a.b/a open (shop/a)",
            "+ route ANY /b -> http://a.b/b AWS_IAM (web/b)");
    apply();
    cluster.declare("shop", "a", OLD, "Exact a.b/a timeout-ms=500");
    cluster.delete("web", "b");

    CommandRun plan = plan();
    assertThat(lines(plan))
        .contains("~ route ANY /a open (shop/a)", "- route ANY /b -> http://a.b/b AWS_IAM (web/b)");
    // A read more than a plan that removes nothing.
    assertThat(plan.out()).contains("8 API calls.");
  }

  @Test
  void aRouteThatNobodyRemembersHasNoOwner() throws IOException {
    gateway.settings("routes: {GET /s: {mock: {body: ok}}, GET /t: {mock: {body: ok}}}");
    cluster.declare("shop", "a", OLD, "Exact a.b/a");
    apply();
    gateway.settings("routes: {GET /s: {mock: {body: other}}}");

    assertThat(lines(plan()))
        .contains("~ route GET /s open (gateway.yaml)", "- route GET /t answers 200 open");
  }

  @Test
  void theRoutesOfAStageThatIsBehindHaveThemToo() throws IOException {
    gateway.settings("stages: {dev: {}, prod: {}}");
    cluster.declare("shop", "a", OLD, "Exact a.b/a authorization=AWS_IAM");
    apply("--stage=dev");
    apply("--stage=prod");
    cluster.declare("shop", "a", OLD, "Exact a.b/a");
    cluster.declare("web", "b", OLD, "Exact a.b/b");
    apply("--stage=dev");

    assertThat(lines(plan("--stage=prod")))
        .contains("+ route ANY /b open (web/b)", "~ route ANY /a open (shop/a) (more open)");
  }

  @Test
  void aNewStageHasItsSettings() throws IOException {
    gateway.settings(
        """
        stage:
          description: Hello
          throttle: {rate: 5, burst: 10}
          logging: {level: ERROR}
          variables: {shop: a.b}
          accessLog: {destination: "arn:aws:logs:eu-central-1:123456789012:log-group:a", format: $context.requestId}
        """);
    cluster.declare("shop", "a", OLD, "Exact a.b/a");

    assertThat(lines(plan()))
        .containsSubsequence(
            "+ stage v1",
            "accessLogSettings.destinationArn (none) -> arn:aws:logs:eu-central-1:123456789012:log-group:a",
            "accessLogSettings.format (none) -> $context.requestId",
            "description (none) -> Hello",
            "variables.shop (none) -> a.b")
        .anyMatch(line -> line.matches("methodSettings\\.\\S+\\.throttlingRateLimit .* -> 5"))
        .noneMatch(line -> line.endsWith("-> false") || line.startsWith("deployed "));
    apply();
    assertThat(plan().exitCode()).isZero();
  }

  private static List<String> lines(CommandRun plan) {
    assertThat(plan.exitCode()).as(plan.err()).isEqualTo(2);
    return plan.out().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private CommandRun plan(String... options) throws IOException {
    return gateway.run(
        with(options, "plan", "--from-cluster", "--kubeconfig=" + cluster.kubeconfig(folder)));
  }

  private void apply(String... options) throws IOException {
    gateway.report(
        with(
            options,
            "apply",
            "--auto-approve",
            "--from-cluster",
            "--kubeconfig=" + cluster.kubeconfig(folder)));
  }

  private static String[] with(String[] options, String... command) {
    return Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
  }
}
