package dev.ingressmap.gateway.cluster;

/** Kubeconfigs for tests. */
public final class KubeconfigText {

  private KubeconfigText() {}

  /**
   * One with the context {@code test}.
   *
   * @param cluster what it says of the cluster beside its server
   * @param user what it says of the user
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
