package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.IngressOptions;
import dev.ingressmap.gateway.cli.option.LeaderOptions;
import dev.ingressmap.gateway.cli.option.ListenAddress;
import dev.ingressmap.gateway.cli.option.Span;
import dev.ingressmap.gateway.cli.session.ConnectedAction;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.SignalledEnd;
import dev.ingressmap.gateway.cluster.Cluster;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.deploy.change.Retention;
import dev.ingressmap.gateway.watch.Controller;
import dev.ingressmap.gateway.watch.Pace;
import dev.ingressmap.gateway.watch.WatchOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gateway watch}. */
@Command(
    name = "watch",
    description = {
      "Follows the Ingresses of a live cluster and keeps the stage equal to them, until it is"
          + " stopped.",
      "The cluster is the kubeconfig's, or else this pod's own. No questions are asked. TIME is a"
          + " value such as 500ms, 2s or 10m."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeList = {"0:stopped by SIGTERM or SIGINT", "1:an error"},
    footer = {
      "gateway watch",
      "gateway watch --context prod -n shop --http 127.0.0.1:0 --no-leader-elect"
    })
public final class WatchCommand extends ConnectedAction {

  @Mixin private LeaderOptions leader = new LeaderOptions();
  @Mixin private IngressOptions ingresses = new IngressOptions();

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "The kubeconfig (default: $KUBECONFIG or ~/.kube/config).")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "A context of the kubeconfig (default: the current one).")
  private @Nullable String context;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "A namespace to watch. May be repeated (default: all of them).")
  private List<String> namespaces = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings, followed too; without it, gateway.yaml in the working folder, if there is"
              + " one.")
  private @Nullable Path config;

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description = "The stage, if the settings have several.")
  private @Nullable String stage;

  @Option(
      names = "--debounce",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = Span.class,
      description =
          "How long the cluster must be quiet after a change; no change waits longer than five"
              + " times this (default: 2s).")
  private Duration debounce = Duration.ZERO;

  @Option(
      names = "--min-interval",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Span.class,
      description =
          "The time between two checks of the stage; AWS lets an account deploy once in 5 s"
              + " (default: 10s).")
  private Duration minInterval = Duration.ZERO;

  @Option(
      names = "--resync",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = Span.class,
      description =
          "How often the stage is checked without a change, to undo changes by others"
              + " (default: 10m).")
  private Duration resync = Duration.ZERO;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many deployments to keep, as for apply (default: 10).")
  private int keep;

  @Option(
      names = "--http",
      paramLabel = "[HOST]:PORT",
      defaultValue = ":8080",
      description =
          "Where /healthz, /readyz and /metrics are; port 0 picks a free one (default: :8080).")
  private String http = "";

  @Override
  public Integer call() {
    if (config != null && config.toString().isBlank()) {
      throw new InvalidInput("--config \"" + config + "\": names no file");
    }
    Retention kept = new Retention(keep);
    InetSocketAddress address = ListenAddress.parse(http);
    ClusterSource source = new ClusterSource(kubeconfig, context, namespaces);
    Pace pace = new Pace(debounce, minInterval, resync);
    String identity = identity();
    try (Cluster cluster = Cluster.connect(source, environment())) {
      Controller controller =
          new Controller(
              new WatchOptions(
                  config,
                  stage,
                  ingresses::in,
                  connection()::connect,
                  pace,
                  kept,
                  address,
                  leader.election(cluster, identity),
                  identity),
              cluster,
              log());
      SignalledEnd.run(controller::run, controller::stop);
    }
    return ExitCode.DONE;
  }

  /** The name, in client-go's form: the pod's name and a suffix that is unique to this process. */
  private static String identity() {
    String host = System.getenv("HOSTNAME");
    if (host == null || host.isBlank()) {
      try {
        host = InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        host = "gateway";
      }
    }
    return host + "_" + UUID.randomUUID();
  }
}
