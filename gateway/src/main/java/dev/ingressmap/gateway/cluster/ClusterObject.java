package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.route.ObjectKind;
import dev.ingressmap.gateway.route.ObjectName;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object of a cluster that declares routes.
 *
 * @param authored what its author wrote, without what the server keeps for itself
 */
public record ClusterObject(ObjectName id, String uid, JsonNode authored) {

  /** What an object has from its author; the rest of the metadata is the server's own. */
  private static final List<String> METADATA =
      List.of("name", "namespace", "labels", "annotations");

  static ClusterObject of(ObjectKind kind, JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return new ClusterObject(
        new ObjectName(
            kind, metadata.path("namespace").asString(""), metadata.path("name").asString("")),
        metadata.path("uid").asString(""),
        authored(kind, object));
  }

  /** The object as a file would have it; the items of a list need not say what they are. */
  static ObjectNode authored(ObjectKind kind, JsonNode object) {
    ObjectNode authored = JsonNodeFactory.instance.objectNode();
    authored.put("apiVersion", object.path("apiVersion").asString(kind.apiVersion()));
    authored.put("kind", object.path("kind").asString(kind.kind()));
    ObjectNode metadata = authored.putObject("metadata");
    for (String field : METADATA) {
      JsonNode value = object.path("metadata").path(field);
      if (!value.isMissingNode()) {
        metadata.set(field, value);
      }
    }
    authored.set("spec", object.path("spec"));
    return authored;
  }
}
