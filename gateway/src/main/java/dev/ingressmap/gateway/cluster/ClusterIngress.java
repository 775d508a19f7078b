package dev.ingressmap.gateway.cluster;

import tools.jackson.databind.JsonNode;

/**
 * An Ingress object that a cluster has.
 *
 * @param authored what its author wrote, without what the server keeps for itself
 */
public record ClusterIngress(String namespace, String name, String uid, JsonNode authored) {

  static ClusterIngress of(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return new ClusterIngress(
        metadata.path("namespace").asString(""),
        metadata.path("name").asString(""),
        metadata.path("uid").asString(""),
        ClusterIngresses.authored(object));
  }

  /** Its unique name in the cluster: {@code namespace/name}. */
  public String id() {
    return namespace + "/" + name;
  }
}
