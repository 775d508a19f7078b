package dev.ingressmap.k8s;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.k8s.cluster.Cluster;
import dev.ingressmap.k8s.cluster.Load;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers do not notice when pods are started and stopped. */
interface RolloutContract extends IngressContract {

  Cluster cluster();

  /** F5's controller, unless overridden. */
  default Controller controller() {
    return new Controller("nginx-ingress", "nginx-ingress-controller");
  }

  /** The controller's Deployment. */
  record Controller(String namespace, String deployment) {}

  @Test
  default void noRequestFailsWhenAPodIsDeleted() throws Exception {
    String pod =
        cluster()
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
              cluster().kubectl("-n", "ingress-map", "delete", "pod", pod, "--timeout=120s");
              cluster().awaitRollout("ingress-map", "healthy");
            }))
        .isEmpty();
  }

  @Test
  default void noRequestFailsWhenTheServiceIsRolledOut() throws Exception {
    assertThat(failuresDuring(() -> restart("ingress-map", "healthy"))).isEmpty();
  }

  @Test
  default void noRequestFailsWhenTheControllerIsRolledOut() throws Exception {
    Controller controller = controller();

    assertThat(failuresDuring(() -> restart(controller.namespace(), controller.deployment())))
        .isEmpty();
  }

  private void restart(String namespace, String deployment)
      throws IOException, InterruptedException {
    cluster().kubectl("-n", namespace, "rollout", "restart", "deployment/" + deployment);
    cluster().awaitRollout(namespace, deployment);
  }

  private List<String> failuresDuring(Change change) throws Exception {
    eventuallyAnswers(200, HOST, "/health");
    try (Load load = Load.on(client(), HOST, "/health")) {
      change.make();
      // The old pods keep running for a while and must answer the requests that still reach them.
      int sofar = load.requests();
      eventually(PATIENCE, () -> assertThat(load.requests()).isGreaterThan(sofar + 500));
      return load.failures();
    }
  }

  /** A change in the cluster. */
  interface Change {
    void make() throws Exception;
  }
}
