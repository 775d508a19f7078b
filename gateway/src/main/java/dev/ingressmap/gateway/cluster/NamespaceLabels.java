package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.route.ObjectKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads the labels of namespaces, by which a policy may tell teams apart. */
final class NamespaceLabels {

  static final ObjectScope ALL =
      new ObjectScope(new ObjectKind("", "v1", "namespaces", "Namespace"), null);

  private NamespaceLabels() {}

  static Map<String, Map<String, String>> read(ApiServer server, int page) {
    return of(new ObjectList(server, ALL, page).read().objects().all());
  }

  /** The labels of each namespace, by its name. */
  static Map<String, Map<String, String>> of(Collection<ClusterObject> namespaces) {
    Map<String, Map<String, String>> labels = new HashMap<>();
    namespaces.forEach(namespace -> labels.put(namespace.id().name(), of(namespace)));
    return labels;
  }

  static Map<String, String> of(ClusterObject namespace) {
    Map<String, String> labels = new HashMap<>();
    namespace
        .authored()
        .at("/metadata/labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return labels;
  }
}
