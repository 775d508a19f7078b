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
 * @param authored what its author wrote, without the fields that the server maintains
 */
public record ClusterObject(ObjectName id, String uid, JsonNode authored) {

  /** The metadata that an object's author writes, and its age; the server maintains the rest. */
  private static final List<String> METADATA =
      List.of("name", "namespace", "creationTimestamp", "labels", "annotations");

  static ClusterObject of(ObjectKind kind, JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return new ClusterObject(
        new ObjectName(
            kind, metadata.path("namespace").asString(""), metadata.path("name").asString("")),
        metadata.path("uid").asString(""),
        authored(kind, object));
  }

  /** The object as it would be in a file. Items of a list need not name their kind. */
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
