package dev.ingressmap.gateway.route;

/**
 * A kind of Kubernetes object.
 *
 * @param group empty for the core group
 * @param plural its name in the paths of an API server
 */
public record ObjectKind(String group, String version, String plural, String kind) {

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Its name in roles and messages, such as {@code ingresses.networking.k8s.io}. */
  public String resource() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
