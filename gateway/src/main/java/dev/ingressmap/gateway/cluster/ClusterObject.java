package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.Excerpt;
import dev.ingressmap.gateway.route.ObjectKind;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.source.Found;
import dev.ingressmap.gateway.yaml.JsonValues;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object of a cluster that declares routes.
 *
 * @param authored what its author wrote, without the fields that the server maintains
 * @param size about the bytes that it takes in memory
 * @param paths how many paths it has
 * @param excess why its paths are not known; empty if they are
 */
public record ClusterObject(
    ObjectName id, String uid, JsonNode authored, long size, int paths, String excess) {

  /** The metadata that an object's author writes, and its age; the server maintains the rest. */
  private static final List<String> METADATA =
      List.of("name", "namespace", "creationTimestamp", "labels", "annotations");

  /** What is kept of the labels and of the annotations of an object whose paths are not known. */
  private static final int MOST_METADATA = 8192;

  private static final int BYTES_OF_A_VALUE = 128;

  /** An object whose size does not matter. */
  public ClusterObject(ObjectName id, String uid, JsonNode authored) {
    this(id, uid, authored, 0, 0, "");
  }

  static ClusterObject of(ObjectKind kind, Excerpt excerpt) {
    JsonNode object = excerpt.object();
    JsonNode metadata = object.path("metadata");
    ClusterObject whole =
        new ClusterObject(
            new ObjectName(
                kind, metadata.path("namespace").asString(""), metadata.path("name").asString("")),
            metadata.path("uid").asString(""),
            authored(kind, object),
            excerpt.size(),
            excerpt.paths(),
            "");
    return excerpt.cut() ? whole.without(tooLarge(excerpt.paths())) : whole;
  }

  private static String tooLarge(int paths) {
    return "has "
        + paths
        + " paths and is larger than gateway reads, which is up to "
        + Excerpt.MOST_PATHS
        + " paths, or about "
        + Excerpt.MOST_BYTES / 1_000_000
        + " MB in memory: divide it, or remove paths and annotations";
  }

  /** This object, of whose spec only the class is known. */
  ClusterObject without(String why) {
    ObjectNode less = JsonNodeFactory.instance.objectNode();
    less.set("apiVersion", authored.path("apiVersion"));
    less.set("kind", authored.path("kind"));
    ObjectNode metadata = less.putObject("metadata");
    authored
        .path("metadata")
        .forEachEntry(
            (name, value) -> metadata.set(name, value.isObject() ? beginning(value) : value));
    JsonNode named = authored.path("spec").path("ingressClassName");
    ObjectNode spec = less.putObject("spec");
    if (!named.isMissingNode()) {
      spec.set("ingressClassName", named);
    }
    return new ClusterObject(id, uid, less, 0, paths, why);
  }

  private static ObjectNode beginning(JsonNode texts) {
    ObjectNode some = JsonNodeFactory.instance.objectNode();
    int size = 0;
    for (var entry : texts.properties()) {
      int own = BYTES_OF_A_VALUE + entry.getKey().length() + entry.getValue().asString("").length();
      if (size + own <= MOST_METADATA) {
        size += own;
        some.set(entry.getKey(), entry.getValue());
      }
    }
    return some;
  }

  /**
   * This object, as it is read.
   *
   * @param cluster its name in messages
   */
  Found found(String cluster) {
    return new Found(JsonValues.of(cluster, authored), excess);
  }

  /** When it was created; later than all others if that is unknown. */
  String created() {
    return authored.path("metadata").path("creationTimestamp").asString("\uffff");
  }

  /** The object as it would be in a file. Items of a list need not name their kind. */
  private static ObjectNode authored(ObjectKind kind, JsonNode object) {
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
