package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.cluster.Cluster;
import dev.ingressmap.gateway.watch.Election;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which of several {@code gateway watch} processes acts. The names are those of Kubernetes' own
 * controllers.
 */
public final class LeaderOptions {

  @Option(
      names = "--leader-elect",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Act only while holding a Lease, so that only one of several acts (default).")
  private boolean elect;

  @Option(
      names = "--leader-elect-resource-namespace",
      paramLabel = "NAME",
      description = "Where the Lease is (default: the pod's namespace, or the context's).")
  private @Nullable String namespace;

  @Option(
      names = "--leader-elect-resource-name",
      paramLabel = "NAME",
      defaultValue = "ingress-map-gateway",
      description = "The Lease's name; each API needs its own (default: ingress-map-gateway).")
  private String name = "";

  @Option(
      names = "--leader-elect-lease-duration",
      paramLabel = "TIME",
      defaultValue = "15s",
      converter = Span.class,
      description = "How long others wait after the leader's last renewal (default: 15s).")
  private Duration leaseDuration = Duration.ZERO;

  @Option(
      names = "--leader-elect-renew-deadline",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Span.class,
      description = "How long the leader acts without renewing the Lease (default: 10s).")
  private Duration renewDeadline = Duration.ZERO;

  @Option(
      names = "--leader-elect-retry-period",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = Span.class,
      description = "The time between two tries (default: 2s).")
  private Duration retryPeriod = Duration.ZERO;

  /** The lease settings; null for no lease. */
  public @Nullable Election election(Cluster cluster, String identity) {
    return elect
        ? new Election(
            namespace == null ? cluster.namespace() : namespace,
            name,
            identity,
            leaseDuration,
            renewDeadline,
            retryPeriod)
        : null;
  }
}
