package dev.ingressmap.k8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Command.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** A cluster, accessed by {@code kubectl}. */
public interface Cluster extends AutoCloseable {

  /** Copies manifests and returns their path for the cluster's {@code kubectl}. */
  String put(Path manifests, String name) throws IOException;

  /** The exit status and the whole output of {@code kubectl}. */
  Outcome call(String... arguments) throws IOException, InterruptedException;

  /** The options for {@code kubectl} and {@code gateway} on this machine to reach it. */
  List<String> options() throws IOException;

  /** The address of the controller's port 80, seen from this machine. */
  InetSocketAddress ingress() throws IOException, InterruptedException;

  /** The output of a command that must succeed. */
  default String kubectl(String... arguments) throws IOException, InterruptedException {
    Outcome outcome = call(arguments);
    assertThat(outcome.status())
        .as("kubectl %s: %s", String.join(" ", arguments), outcome.text())
        .isZero();
    return outcome.text();
  }

  /**
   * Waits until all pods of a Deployment are new and ready. If they never are, the error says why.
   */
  default void awaitRollout(String namespace, String deployment)
      throws IOException, InterruptedException {
    Outcome outcome =
        call("-n", namespace, "rollout", "status", "deployment/" + deployment, "--timeout=300s");
    if (outcome.status() != 0) {
      throw new AssertionError(
          outcome.text()
              + "\n"
              + call("-n", namespace, "get", "pods", "-o", "wide").text()
              + call("-n", namespace, "get", "events").text()
              + call("-n", namespace, "logs", "deployment/" + deployment, "--tail=50").text());
    }
  }

  @Override
  void close();
}
