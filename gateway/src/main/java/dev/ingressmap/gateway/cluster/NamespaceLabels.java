package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.route.ObjectKind;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the labels of namespaces, by which a policy may tell teams apart. */
final class NamespaceLabels {

  private static final ObjectKind NAMESPACE = new ObjectKind("", "v1", "namespaces", "Namespace");

  private NamespaceLabels() {}

  static Map<String, Map<String, String>> read(ApiServer server, int page) {
    Map<String, Map<String, String>> labels = new HashMap<>();
    ObjectScope all = new ObjectScope(NAMESPACE, null);
    for (JsonNode namespace : new ObjectList(server, all, page).read().objects()) {
      Map<String, String> own = new HashMap<>();
      namespace
          .at("/metadata/labels")
          .properties()
          .forEach(label -> own.put(label.getKey(), label.getValue().asString("")));
      labels.put(namespace.at("/metadata/name").asString(""), own);
    }
    return labels;
  }
}
