package dev.ingressmap.k8s;

import dev.ingressmap.k8s.cluster.Cluster;
import dev.ingressmap.k8s.cluster.Clusters;
import dev.ingressmap.k8s.cluster.IngressClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same Ingress objects, except for their class, with ingress-nginx, in a cluster of its own.
 */
class RetiredControllerIT implements RolloutContract {

  @RegisterExtension
  static final Clusters CLUSTERS =
      Clusters.own(JibImages.TARS, ControllerImage.INGRESS_NGINX.image());

  @TempDir private static Path folder;
  private static Cluster cluster;
  private static IngressClient client;

  @BeforeAll
  static void apply() throws Exception {
    cluster = CLUSTERS.start();
    ManifestTree tree = ManifestTree.copyTo(folder);
    tree.overlay(
        "tested",
        List.of("overlays/ingress-nginx"),
        List.of("components/second-team"),
        ManifestTree.OF_THE_RETIRED_CONTROLLER
            + """
              - target: {kind: Service, name: ingress-nginx-controller$}
                patch: |-
                  - {op: replace, path: /spec/type, value: NodePort}
                  - {op: add, path: /spec/ports/0/nodePort, value: 30080}
            """
            + ControllerImage.INGRESS_NGINX.kustomization());

    cluster.kubectl("apply", "-k", cluster.put(folder, "k8s") + "/overlays/tested");

    cluster.awaitRollout("ingress-map", "healthy");
    cluster.awaitRollout("ingress-map", "default-http-backend");
    cluster.awaitRollout("second-team", "orders");
    cluster.awaitRollout("ingress-nginx", "ingress-nginx-controller");
    client = new IngressClient(cluster.ingress());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Override
  public Cluster cluster() {
    return cluster;
  }

  @Override
  public Controller controller() {
    return new Controller("ingress-nginx", "ingress-nginx-controller");
  }

  @Override
  public IngressClient client() {
    return client;
  }
}
