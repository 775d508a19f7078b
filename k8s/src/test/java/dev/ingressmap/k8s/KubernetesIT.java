package dev.ingressmap.k8s;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Command.Outcome;
import dev.ingressmap.k8s.cluster.Cluster;
import dev.ingressmap.k8s.cluster.Clusters;
import dev.ingressmap.k8s.cluster.IngressClient;
import dev.ingressmap.k8s.cluster.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** overlays/local on a real cluster, asked from outside. */
class KubernetesIT extends IngressContract {

  private static final Path THIRD_TEAM =
      Path.of("src/test/resources/dev/ingressmap/k8s/third-team").toAbsolutePath();

  @RegisterExtension
  static final Clusters CLUSTERS = Clusters.any(JibImages.TARS, ControllerImage.NGINX.image());

  @TempDir private static Path folder;
  private static Cluster cluster;
  private static IngressClient client;

  @BeforeAll
  static void apply() throws Exception {
    cluster = CLUSTERS.start();
    ManifestTree tree = ManifestTree.copyTo(folder);
    tree.overlay(
        "tested", List.of("overlays/local"), List.of(), ControllerImage.NGINX.kustomization());
    String manifests = cluster.put(folder, "k8s");

    cluster.kubectl("apply", "-k", manifests + "/overlays/tested");

    cluster.awaitRollout("ingress-map", "healthy");
    cluster.awaitRollout("ingress-map", "default-http-backend");
    cluster.awaitRollout("second-team", "orders");
    cluster.awaitRollout("nginx-ingress", "nginx-ingress-controller");
    client = new IngressClient(cluster.ingress());
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.call("delete", "namespace", "third-team", "--ignore-not-found", "--wait=false");
      cluster.close();
    }
  }

  @Override
  IngressClient client() {
    return client;
  }

  @Test
  void applyingAgainChangesNothing() throws Exception {
    String manifests = cluster.put(folder, "again") + "/overlays/tested";
    String before = generations(manifests);

    cluster.kubectl("apply", "-k", manifests);

    assertThat(generations(manifests)).contains("Deployment healthy ").isEqualTo(before);
  }

  /** What the API server counts: changes of a spec. */
  private static String generations(String manifests) throws IOException, InterruptedException {
    return cluster.kubectl(
        "get",
        "-k",
        manifests,
        "-o",
        "jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.generation}{\"\\n\"}{end}");
  }

  @Test
  void noRequestFailsWhenAPodIsDeleted() throws Exception {
    String pod =
        cluster
            .kubectl(
                "-n",
                "ingress-map",
                "get",
                "pods",
                "-l",
                "app.kubernetes.io/name=healthy",
                "-o",
                "jsonpath={.items[0].metadata.name}")
            .strip();

    assertThat(
            failuresDuring(() -> {
              cluster.kubectl("-n", "ingress-map", "delete", "pod", pod, "--timeout=120s");
              cluster.awaitRollout("ingress-map", "healthy");
            }))
        .isEmpty();
  }

  @Test
  void noRequestFailsWhenTheServiceIsRolledOut() throws Exception {
    assertThat(failuresDuring(() -> restart("ingress-map", "healthy"))).isEmpty();
  }

  @Test
  void noRequestFailsWhenTheControllerIsRolledOut() throws Exception {
    assertThat(failuresDuring(() -> restart("nginx-ingress", "nginx-ingress-controller")))
        .isEmpty();
  }

  private static void restart(String namespace, String deployment)
      throws IOException, InterruptedException {
    cluster.kubectl("-n", namespace, "rollout", "restart", "deployment/" + deployment);
    cluster.awaitRollout(namespace, deployment);
  }

  private List<String> failuresDuring(Change change) throws Exception {
    eventuallyAnswers(200, HOST, "/health");
    try (Load load = Load.on(client, HOST, "/health")) {
      change.make();
      // The old pods linger, and what still comes to them has to be answered as well.
      int sofar = load.requests();
      eventually(PATIENCE, () -> assertThat(load.requests()).isGreaterThan(sofar + 500));
      return load.failures();
    }
  }

  private interface Change {
    void make() throws Exception;
  }

  @Test
  void privilegedPodsAreRefused() throws Exception {
    Outcome outcome =
        cluster.call(
            "-n",
            "ingress-map",
            "run",
            "privileged",
            "--privileged",
            "--image=ingressmap/healthy-service:1.0.0");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.text()).contains("violates PodSecurity \"restricted").contains("privileged");
  }

  /**
   * A team that denies all is not reached, even by the controller; and is, once it opens its port.
   */
  @Test
  void networkPoliciesBlock() throws Exception {
    String manifests = cluster.put(THIRD_TEAM, "third-team");
    cluster.kubectl("apply", "-f", manifests + "/closed.yaml");
    cluster.awaitRollout("third-team", "closed");

    eventually(
        PATIENCE, () -> assertThat(client.get(HOST, "/closed/health").status()).isIn(502, 504));
    cluster.kubectl("apply", "-f", manifests + "/open.yaml");
    eventuallyAnswers(200, HOST, "/closed/health");
  }

  /** The older Ingress keeps the path; the younger one is told so by an event. */
  @Test
  void aPathIsNotTakenFromATeam() throws Exception {
    eventuallyAnswers(200, HOST, "/orders/health");
    String manifests = cluster.put(THIRD_TEAM, "third-team");
    cluster.kubectl("apply", "-f", manifests + "/closed.yaml");
    cluster.kubectl("apply", "-f", manifests + "/claim.yaml");

    eventually(
        PATIENCE,
        () ->
            assertThat(
                    cluster.kubectl(
                        "-n",
                        "third-team",
                        "get",
                        "events",
                        "--field-selector",
                        "involvedObject.name=claim"))
                .contains("path /orders/health is taken by another resource"));
    assertThat(client.get(HOST, "/orders/health").body()).contains("orders-v1.0");
  }

  @Test
  void theControllersStatusAndMetricsAreThereForTheCluster() throws Exception {
    String service =
        "/api/v1/namespaces/nginx-ingress/services/nginx-ingress-controller-status:%s/proxy%s";

    assertThat(cluster.kubectl("get", "--raw", service.formatted("status", "/stub_status")))
        .contains("Active connections:");
    eventuallyAnswers(200, HOST, "/health");
    Set<String> asked = Monitoring.metrics("nginx_ingress_");
    assertThat(asked).hasSizeGreaterThan(4);
    eventually(
        PATIENCE,
        () ->
            assertThat(cluster.kubectl("get", "--raw", service.formatted("metrics", "/metrics")))
                .contains(asked));
  }

  /** It has no more rights than it needs, and no fewer: nothing was refused to it. */
  @Test
  void theControllerAsksForNothingThatItMayNot() throws Exception {
    eventuallyAnswers(200, HOST, "/health");

    String log =
        cluster.kubectl(
            "-n",
            "nginx-ingress",
            "logs",
            "-l",
            "app.kubernetes.io/name=nginx-ingress-controller",
            "--tail=-1");
    assertThat(log).contains("Starting with flags").doesNotContain("orbidden");
    assertThat(
            cluster
                .call(
                    "auth",
                    "can-i",
                    "get",
                    "secrets",
                    "--all-namespaces",
                    "--as=system:serviceaccount:nginx-ingress:nginx-ingress-controller")
                .text())
        .isEqualToIgnoringWhitespace("no");
  }
}
