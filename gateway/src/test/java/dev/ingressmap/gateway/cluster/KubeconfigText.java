package dev.ingressmap.gateway.cluster;

/** Kubeconfigs for tests. */
public final class KubeconfigText {

  private KubeconfigText() {}

  /**
   * A kubeconfig with the context {@code test}.
   *
   * @param cluster the cluster's fields in addition to its server
   * @param user the user's fields
   */
  public static String of(String server, String cluster, String user) {
    return """
    current-context: test
    contexts: [{name: test, context: {cluster: test, user: test}}]
    clusters:
      - name: test
        cluster: {server: "%s"%s}
    users:
      - name: test
        user: {%s}
    """
        .formatted(server, cluster.isEmpty() ? "" : ", " + cluster, user);
  }
}
