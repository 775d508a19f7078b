package dev.ingressmap.k8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Command.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** A cluster, spoken to by {@code kubectl}. */
public interface Cluster extends AutoCloseable {

  /** A folder of manifests, or one file, by which the cluster's {@code kubectl} knows it. */
  String put(Path manifests, String name) throws IOException;

  /** Exit status and all output of {@code kubectl}. */
  Outcome call(String... arguments) throws IOException, InterruptedException;

  /**
   * Options by which a tool on this machine finds it, as {@code kubectl} and {@code gateway} take
   * them.
   */
  List<String> options() throws IOException;

  /** Where the controller's port 80 is reached from here. */
  InetSocketAddress ingress() throws IOException, InterruptedException;

  /** What a command that has to work prints. */
  default String kubectl(String... arguments) throws IOException, InterruptedException {
    Outcome outcome = call(arguments);
    assertThat(outcome.status())
        .as("kubectl %s: %s", String.join(" ", arguments), outcome.text())
        .isZero();
    return outcome.text();
  }

  /**
   * Waits until a Deployment is all new and all ready, and tells what is the matter if it never is.
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
