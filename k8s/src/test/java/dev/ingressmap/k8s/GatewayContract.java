package dev.ingressmap.k8s;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.ingressmap.images.Command.Outcome;
import dev.ingressmap.k8s.cluster.Cluster;
import dev.ingressmap.k8s.cluster.LocalStageProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** gateway, reading from a cluster: from outside, and from inside as a Job and as a controller. */
interface GatewayContract extends IngressContract {

  Cluster cluster();

  /** It must not touch a real account, and must fail only once. */
  String GATEWAY_JOB =
      """
      patches:
        - target: {kind: Job, name: gateway-apply}
          patch: |-
            - {op: replace, path: /spec/template/spec/containers/0/args/0, value: plan}
            - {op: remove, path: /spec/template/spec/containers/0/args/4}
            - {op: replace, path: /spec/backoffLimit, value: 0}
            - {op: add, path: /spec/template/spec/containers/0/env/-, value: {name: AWS_EC2_METADATA_DISABLED, value: "true"}}
      """;

  /** It must not touch a real account. */
  String GATEWAY_WATCH =
      """
      patches:
        - target: {kind: Deployment, name: gateway-watch}
          patch: |-
            - {op: add, path: /spec/template/spec/containers/0/env/-, value: {name: AWS_EC2_METADATA_DISABLED, value: "true"}}
      """;

  /** A copy of all manifests. */
  ManifestTree tree();

  /** API Gateway's stage, the controller and the pods together: the stage matches the cluster. */
  @Test
  default void theStageIsEqualToTheClustersIngresses() throws Exception {
    eventuallyAnswers(200, HOST, "/orders/health");
    Path ingresses = Files.createDirectories(tree().root().resolve("ingresses"));
    Files.copy(tree().root().resolve("base/ingress.yaml"), ingresses.resolve("base.yaml"));
    Files.copy(
        tree().root().resolve("components/second-team/ingress.yaml"),
        ingresses.resolve("orders.yaml"));
    try (LocalStageProcess stage =
        LocalStageProcess.before(
            client().address(),
            ingresses,
            List.of("healthy-app", "default-http-backend", "orders"))) {
      assertThat(planned(stage, "ingress-map", "second-team").text()).contains("No changes");
      assertThat(planned(stage, "ingress-map"))
          .returns(2, Outcome::status)
          .extracting(Outcome::text, STRING)
          .containsPattern("- route +GET /orders/health")
          .containsPattern("- route +HEAD /orders/health")
          .doesNotContain("ANY /health");
      assertThat(stage.invoke("/orders/health").body()).contains("orders-v1.0");
      assertThat(stage.invoke("/health").body()).contains("We are Healthy!");
      String third = cluster().put(PolicyContract.THIRD_TEAM, "third-team");
      cluster().kubectl("apply", "-f", third + "/closed.yaml", "-f", third + "/claim.yaml");
      assertThat(planned(stage))
          .returns(1, Outcome::status)
          .extracting(Outcome::text, STRING)
          .contains("second-team/orders", "third-team/claim");
      cluster().kubectl("delete", "-f", third + "/claim.yaml");
    }
  }

  private Outcome planned(LocalStageProcess stage, String... namespaces) throws IOException {
    return stage.gateway(
        Stream.of(
                Stream.of("plan", "--from-cluster"),
                cluster().options().stream(),
                Stream.of(namespaces).flatMap(namespace -> Stream.of("-n", namespace)))
            .flatMap(arguments -> arguments));
  }

  /** As far as possible without AWS: with its own service account it has read all Ingresses. */
  @Test
  default void theGatewayJobReadsTheClusterItRunsIn() throws Exception {
    tree().overlay("job", List.of(), List.of("components/gateway-job"), GATEWAY_JOB);
    String manifests = cluster().put(tree().root(), "job") + "/overlays/job";
    cluster().kubectl("apply", "-k", manifests);

    cluster()
        .kubectl(
            "-n",
            "ingress-map-gateway",
            "wait",
            "--for=condition=failed",
            "--timeout=180s",
            "job/gateway-apply");
    String log = cluster().kubectl("-n", "ingress-map-gateway", "logs", "job/gateway-apply");
    assertThat(log).contains("Ingresses of").contains("no AWS credentials");
    // The next Job is in the same namespace.
    cluster().kubectl("delete", "-k", manifests, "--timeout=180s");
  }

  /** As far as possible without AWS: both pods see all Ingresses, and only one acts. */
  @Test
  default void ofTwoGatewayWatchesOneActs() throws Exception {
    tree().overlay("watch", List.of(), List.of("components/gateway-watch"), GATEWAY_WATCH);
    String manifests = cluster().put(tree().root(), "watch") + "/overlays/watch";
    cluster().kubectl("apply", "-k", manifests);

    cluster().awaitRollout("ingress-map-gateway", "gateway-watch");
    String lease = "lease ingress-map-gateway/ingress-map-gateway";
    eventually(
        Duration.ofSeconds(60),
        () ->
            assertThat(gatewayWatchLog())
                .contains("standing by: " + lease, " leading: " + lease)
                .contains("no AWS credentials", "next try in ")
                .doesNotContain("may not"));
    cluster().kubectl("delete", "-k", manifests, "--timeout=180s");
  }

  private String gatewayWatchLog() throws IOException, InterruptedException {
    return cluster()
        .kubectl(
            "-n",
            "ingress-map-gateway",
            "logs",
            "--selector=app.kubernetes.io/name=gateway-watch",
            "--tail=-1");
  }
}
