package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster the ingress map is in. */
final class ClusterOptions {

  @Option(
      names = "--from-cluster",
      description =
          "Read the Ingress objects of a live cluster instead of -f: the kubeconfig's cluster, or"
              + " else this pod's own.")
  private boolean fromCluster;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "With --from-cluster: the kubeconfig (default: $KUBECONFIG or ~/.kube/config).")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "With --from-cluster: a context of the kubeconfig (default: the current one).")
  private @Nullable String context;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description =
          "With --from-cluster: a namespace to read. May be repeated (default: all of them).")
  private List<String> namespaces = List.of();

  /** Whether a cluster is to be read. */
  boolean given() {
    return fromCluster;
  }

  /** Throws {@link InvalidInput} for options that contradict each other. */
  void check(boolean manifestsGiven) {
    if (fromCluster && manifestsGiven) {
      throw new InvalidInput("--from-cluster and -f cannot be combined: remove one");
    }
    List<String> without = new ArrayList<>();
    if (kubeconfig != null) {
      without.add("--kubeconfig");
    }
    if (context != null) {
      without.add("--context");
    }
    if (!namespaces.isEmpty()) {
      without.add("--namespace");
    }
    if (!fromCluster && !without.isEmpty()) {
      throw new InvalidInput(
          String.join(", ", without) + ": only for reading a cluster: add --from-cluster");
    }
  }

  ClusterSource source() {
    return new ClusterSource(kubeconfig, context, namespaces);
  }
}
