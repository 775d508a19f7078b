package dev.ingressmap.gateway.cluster.access;

import dev.ingressmap.gateway.InvalidInput;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.util.List;

/**
 * How to reach a cluster.
 *
 * @param name of the cluster in messages: its context, if there is one
 * @param namespace of objects that name none
 * @param config for the Kubernetes client; its secrets are for that client only
 */
public record Access(String name, String namespace, Config config) {

  /** The cluster that kubectl would choose, or else the one that this pod runs in. */
  public static Access find(ClusterSource source, Environment environment) {
    List<Path> files = KubeconfigFiles.find(source, environment);
    if (!files.isEmpty()) {
      return Kubeconfig.read(files).access(source.context(), environment);
    }
    if (source.context() != null) {
      throw new InvalidInput(
          "context "
              + source.context()
              + ": there is no kubeconfig that could have it: name one with --kubeconfig");
    }
    if (ServiceAccount.isIn(environment)) {
      return ServiceAccount.access(environment);
    }
    throw new InvalidInput(
        "no cluster to read: "
            + KubeconfigFiles.missing(environment)
            + ", and this is not a pod of a cluster: name a kubeconfig with --kubeconfig");
  }

  /** A configuration without values from the process, because those were read already. */
  static Config emptyConfig() {
    Config config = Config.empty();
    config.setUserAgent("ingress-map-gateway");
    return config;
  }

  /** Its name in messages about connections. */
  public String describe() {
    return name + " (" + url() + ")";
  }

  /** The API server's URL, without a slash at its end. */
  public String url() {
    return config.getMasterUrl().replaceFirst("/$", "");
  }

  @Override
  public String toString() {
    return describe();
  }
}
