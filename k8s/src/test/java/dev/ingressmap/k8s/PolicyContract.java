package dev.ingressmap.k8s;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Command.Outcome;
import dev.ingressmap.k8s.cluster.Cluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** No team gets or takes more than its share. */
interface PolicyContract extends IngressContract {

  Cluster cluster();

  Path THIRD_TEAM = Path.of("src/test/resources/dev/ingressmap/k8s/third-team").toAbsolutePath();

  @Test
  default void privilegedPodsAreRefused() throws Exception {
    Outcome outcome =
        cluster()
            .call(
                "-n",
                "ingress-map",
                "run",
                "privileged",
                "--privileged",
                "--image=ingressmap/healthy-service:" + System.getProperty("project.version"));

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.text()).contains("violates PodSecurity \"restricted").contains("privileged");
  }

  /**
   * A team that denies everything is reachable while it opens its port, and not after it closes it.
   */
  @Test
  default void networkPoliciesBlock() throws Exception {
    String manifests = cluster().put(THIRD_TEAM, "third-team");
    cluster().kubectl("apply", "-f", manifests + "/closed.yaml");
    cluster().awaitRollout("third-team", "closed");

    cluster().kubectl("apply", "-f", manifests + "/open.yaml");
    eventuallyAnswers(200, HOST, "/closed/health");
    cluster().kubectl("delete", "-f", manifests + "/open.yaml");
    eventually(
        PATIENCE, () -> assertThat(client().get(HOST, "/closed/health").status()).isIn(502, 504));
  }

  /** The older Ingress keeps the path, and an event informs the younger one. */
  @Test
  default void aPathIsNotTakenFromATeam() throws Exception {
    eventuallyAnswers(200, HOST, "/orders/health");
    String manifests = cluster().put(THIRD_TEAM, "third-team");
    cluster().kubectl("apply", "-f", manifests + "/closed.yaml");
    cluster().kubectl("apply", "-f", manifests + "/claim.yaml");

    eventually(
        PATIENCE,
        () ->
            assertThat(
                    cluster()
                        .kubectl(
                            "-n",
                            "third-team",
                            "get",
                            "events",
                            "--field-selector",
                            "involvedObject.name=claim"))
                .contains("path /orders/health is taken by another resource"));
    assertThat(client().get(HOST, "/orders/health").body()).contains("orders-v1.0");
    cluster().kubectl("delete", "-f", manifests + "/claim.yaml");
  }

  /** It has exactly the rights that it needs: nothing was refused to it. */
  @Test
  default void theControllerAsksForNothingThatItMayNot() throws Exception {
    eventuallyAnswers(200, HOST, "/health");

    String log =
        cluster()
            .kubectl(
                "-n",
                "nginx-ingress",
                "logs",
                "-l",
                "app.kubernetes.io/name=nginx-ingress-controller",
                "--tail=-1");
    assertThat(log).contains("Starting with flags").doesNotContain("orbidden");
    assertThat(
            cluster()
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
