package dev.ingressmap.k8s;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The fields that the API server never lets anybody change. */
final class Immutable {

  /** Of the kinds that {@link Manifests} knows, those that have such fields. */
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "ClusterRoleBinding",
          List.of("/roleRef"),
          "ConfigMap",
          List.of("/immutable"),
          "Deployment",
          List.of("/spec/selector"),
          "IngressClass",
          List.of("/spec/controller"),
          "Job",
          List.of("/spec/selector", "/spec/completionMode", "/spec/template"),
          "RoleBinding",
          List.of("/roleRef"),
          // Stricter than the API server, which lets the class change together with the type.
          "Service",
          List.of("/spec/loadBalancerClass", "/spec/clusterIP"));

  private Immutable() {}

  /** The fields that differ between objects of one name, as {@code Service door: /spec/type}. */
  static List<String> changed(List<JsonNode> before, List<JsonNode> after) {
    Map<String, JsonNode> old = named(before);
    return named(after).entrySet().stream()
        .flatMap(entry ->
            Stream.ofNullable(old.get(entry.getKey()))
                .flatMap(same -> changed(same, entry.getValue())))
        .toList();
  }

  private static Stream<String> changed(JsonNode before, JsonNode after) {
    return FIELDS.getOrDefault(after.path("kind").asString(), List.of()).stream()
        .filter(field -> !before.at(field).equals(after.at(field)))
        .map(field ->
            after.path("kind").asString()
                + " "
                + after.at("/metadata/name").asString()
                + ": "
                + field);
  }

  /** The objects by what makes them the same one for the API server. */
  static Map<String, JsonNode> named(List<JsonNode> documents) {
    Map<String, JsonNode> objects = new LinkedHashMap<>();
    for (JsonNode document : documents) {
      objects.put(
          document.path("apiVersion").asString()
              + " "
              + document.path("kind").asString()
              + " "
              + document.at("/metadata/namespace").asString("")
              + "/"
              + document.at("/metadata/name").asString(),
          document);
    }
    return objects;
  }
}
