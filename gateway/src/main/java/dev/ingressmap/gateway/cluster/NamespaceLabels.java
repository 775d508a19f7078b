package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.route.ObjectKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the labels of namespaces, by which a policy may tell teams apart. */
final class NamespaceLabels {

  static final ObjectScope ALL =
      new ObjectScope(new ObjectKind("", "v1", "namespaces", "Namespace"), null);

  private NamespaceLabels() {}

  static Map<String, Map<String, String>> read(ApiServer server, int page) {
    return of(new ObjectList(server, ALL, page).read().objects());
  }

  /** The labels of each namespace, by its name. */
  static Map<String, Map<String, String>> of(List<JsonNode> namespaces) {
    Map<String, Map<String, String>> labels = new HashMap<>();
    namespaces.forEach(namespace -> labels.put(name(namespace), of(namespace)));
    return labels;
  }

  static Map<String, String> of(JsonNode namespace) {
    Map<String, String> labels = new HashMap<>();
    namespace
        .at("/metadata/labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return labels;
  }

  static String name(JsonNode namespace) {
    return namespace.at("/metadata/name").asString("");
  }
}
