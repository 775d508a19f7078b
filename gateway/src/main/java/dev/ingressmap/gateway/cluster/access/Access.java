package dev.ingressmap.gateway.cluster.access;

import dev.ingressmap.gateway.InvalidInput;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.util.List;

/**
 * How a cluster is spoken to.
 *
 * @param name how messages call the cluster: by its context, if there is one
 * @param namespace the one that objects without one are in
 * @param config for the Kubernetes client; its secrets are for that client only
 */
public record Access(String name, String namespace, Config config) {

  /** The cluster that kubectl would choose, and after all others the one around this pod. */
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

  /** A configuration that takes nothing from the process, which is not asked twice. */
  static Config emptyConfig() {
    Config config = Config.empty();
    config.setUserAgent("ingress-map-gateway");
    return config;
  }

  /** Its name in messages about connections. */
  public String describe() {
    return name + " (" + url() + ")";
  }

  /** The API server's, without a slash at its end. */
  public String url() {
    return config.getMasterUrl().replaceFirst("/$", "");
  }

  @Override
  public String toString() {
    return describe();
  }
}
