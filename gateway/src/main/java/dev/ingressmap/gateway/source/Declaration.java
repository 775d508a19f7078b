package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.route.Annotations;
import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.ObjectKind;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.yaml.Origin;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all objects that declare routes share, and the part that differs by kind. */
record Declaration(
    ObjectName id,
    Origin origin,
    @Nullable Instant created,
    Exposure exposure,
    Set<String> annotations,
    YamlValue spec) {

  private static final Set<String> FIELDS =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Set<String> METADATA =
      Set.of(
          "annotations",
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "finalizers",
          "generateName",
          "generation",
          "labels",
          "managedFields",
          "name",
          "namespace",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  /** Reads an object that is known to be of this kind, in any version. */
  static Declaration read(YamlValue object, ObjectKind kind) {
    ObjectName id = id(object, kind);
    YamlValue named = object.of(id.describe());
    named.entries(FIELDS);
    YamlValue version = named.require("apiVersion");
    if (!version.string().equals(kind.apiVersion())) {
      throw version.invalid(
          "Kubernetes has no "
              + kind.kind()
              + " of "
              + version.string()
              + ": write it as "
              + kind.apiVersion());
    }
    return new Declaration(
        id,
        named.origin(),
        created(named.require("metadata")),
        exposure(named.require("metadata")),
        ours(named.require("metadata")),
        named.require("spec"));
  }

  static ObjectName id(YamlValue object, ObjectKind kind) {
    YamlValue metadata = object.require("metadata");
    String name = metadata.require("name").text();
    YamlValue namespace = metadata.get("namespace");
    return new ObjectName(kind, namespace == null ? "default" : namespace.text(), name);
  }

  /** When a cluster created the object; null if that cannot be read. */
  static @Nullable Instant created(YamlValue metadata) {
    YamlValue created = metadata.get("creationTimestamp");
    try {
      return created == null || created.isNull() ? null : Instant.parse(created.scalar());
    } catch (InvalidInput | DateTimeParseException e) {
      return null;
    }
  }

  private static Set<String> ours(YamlValue metadata) {
    YamlValue annotations = metadata.get("annotations");
    return annotations == null ? Set.of() : Annotations.ours(annotations.entries().keySet());
  }

  private static Exposure exposure(YamlValue metadata) {
    metadata.entries(METADATA);
    YamlValue labels = metadata.get("labels");
    if (labels != null) {
      labels.entries().forEach(Annotations::checkLabel);
    }
    YamlValue annotations = metadata.get("annotations");
    return Annotations.read(annotations == null ? Map.of() : annotations.entries());
  }
}
