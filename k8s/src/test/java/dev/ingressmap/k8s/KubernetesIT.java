package dev.ingressmap.k8s;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.k8s.cluster.Cluster;
import dev.ingressmap.k8s.cluster.Clusters;
import dev.ingressmap.k8s.cluster.IngressClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** overlays/local on a real cluster, called from outside. */
class KubernetesIT implements RolloutContract, PolicyContract, GatewayContract {

  @RegisterExtension
  static final Clusters CLUSTERS = Clusters.any(JibImages.TARS, ControllerImage.NGINX.image());

  @TempDir private static Path folder;
  private static Cluster cluster;
  private static IngressClient client;
  private static ManifestTree tree;

  @BeforeAll
  static void apply() throws Exception {
    cluster = CLUSTERS.start();
    tree = ManifestTree.copyTo(folder);
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
  public IngressClient client() {
    return client;
  }

  @Override
  public Cluster cluster() {
    return cluster;
  }

  @Override
  public ManifestTree tree() {
    return tree;
  }

  @Test
  void applyingAgainChangesNothing() throws Exception {
    String manifests = cluster.put(folder, "again") + "/overlays/tested";
    String before = generations(manifests);

    cluster.kubectl("apply", "-k", manifests);

    assertThat(generations(manifests)).contains("Deployment healthy ").isEqualTo(before);
  }

  /** The number of times that the API server saw a spec change. */
  private static String generations(String manifests) throws IOException, InterruptedException {
    return cluster.kubectl(
        "get",
        "-k",
        manifests,
        "-o",
        "jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.generation}{\"\\n\"}{end}");
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
}
