package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.access.Access;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.access.Environment;
import dev.ingressmap.gateway.cluster.server.Answer;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.cluster.server.Limits;
import dev.ingressmap.gateway.cluster.server.Refusal;
import dev.ingressmap.gateway.ingress.IngressMap;
import dev.ingressmap.gateway.ingress.Manifests;
import dev.ingressmap.gateway.yaml.JsonValues;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Ingress objects of a live cluster.
 *
 * @param cluster how messages call it
 */
public record ClusterIngresses(String cluster, IngressMap map) {

  /** What an Ingress has from its author; the rest of the metadata is the server's own. */
  private static final List<String> METADATA =
      List.of("name", "namespace", "labels", "annotations");

  /**
   * Reads them; none at all is an error, since an empty map would remove every route.
   *
   * @throws InvalidInput with a line for each object that cannot be read, if there is none, or if
   *     the environment does not say how to get at the cluster
   * @throws ClusterFailure if the cluster does not give them
   */
  public static ClusterIngresses read(ClusterSource source, Environment environment) {
    return read(source, environment, Limits.DEFAULT);
  }

  public static ClusterIngresses read(
      ClusterSource source, Environment environment, Limits limits) {
    try (ApiServer server = ApiServer.connect(Access.find(source, environment), limits)) {
      List<YamlValue> objects =
          objects(source, server, limits).stream()
              .map(object -> JsonValues.of(server.name(), authored(object)))
              .toList();
      IngressMap map = Manifests.read(objects);
      if (map.ingresses().isEmpty()) {
        throw new InvalidInput(
            server.describe()
                + ": no Ingress found in "
                + source.extent()
                + ": is it the right cluster?");
      }
      return new ClusterIngresses(server.describe(), map);
    }
  }

  private static List<JsonNode> objects(ClusterSource source, ApiServer server, Limits limits) {
    IngressList list = new IngressList(server, limits.page());
    if (source.namespaces().isEmpty()) {
      return list.of(null);
    }
    List<JsonNode> objects = new ArrayList<>();
    for (String namespace : source.namespaces()) {
      List<JsonNode> ofNamespace = list.of(namespace);
      if (ofNamespace.isEmpty()) {
        // A list of a namespace that does not exist is empty, too.
        Answer answer = server.get("/api/v1/namespaces/" + namespace);
        if (!answer.succeeded()) {
          throw Refusal.ofNamespace(server, namespace, answer);
        }
      }
      objects.addAll(ofNamespace);
    }
    return objects;
  }

  /** The object as a file would have it; the items of a list need not say what they are. */
  static ObjectNode authored(JsonNode object) {
    ObjectNode authored = JsonNodeFactory.instance.objectNode();
    authored.put("apiVersion", object.path("apiVersion").asString("networking.k8s.io/v1"));
    authored.put("kind", object.path("kind").asString("Ingress"));
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
