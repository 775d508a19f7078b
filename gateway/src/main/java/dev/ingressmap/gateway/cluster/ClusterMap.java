package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.access.Access;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.access.Environment;
import dev.ingressmap.gateway.cluster.server.Answer;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.cluster.server.Limits;
import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.cluster.server.Refusal;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.source.Found;
import dev.ingressmap.gateway.source.Manifests;
import dev.ingressmap.gateway.source.RouteSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ingress map of a live cluster.
 *
 * @param cluster its name in messages
 */
public record ClusterMap(String cluster, IngressMap map) {

  /**
   * Reads the Ingresses. Finding none is an error, since an empty map would remove every route.
   *
   * @throws InvalidInput with a line for each object that cannot be read, if there is no Ingress,
   *     or if the environment does not say how to reach the cluster
   * @throws ClusterFailure if the cluster does not return them
   */
  public static ClusterMap read(ClusterSource source, Environment environment, Settings settings) {
    return read(source, environment, settings, Limits.DEFAULT);
  }

  public static ClusterMap read(
      ClusterSource source, Environment environment, Settings settings, Limits limits) {
    try (ApiServer server = ApiServer.connect(Access.find(source, environment), limits)) {
      IngressMap map =
          Manifests.read(objects(source, server, limits).stream(), settings.ingresses());
      if (map.objects().isEmpty()) {
        throw new InvalidInput(
            server.describe()
                + ": no Ingress found in "
                + source.extent()
                + ": is it the right cluster?");
      }
      return new ClusterMap(
          server.describe(),
          settings.policy().needsLabels()
              ? map.with(NamespaceLabels.read(server, limits.page()))
              : map);
    }
  }

  private static List<Found> objects(ClusterSource source, ApiServer server, Limits limits) {
    Set<String> empty = new LinkedHashSet<>(source.namespaces());
    List<Found> objects = new ArrayList<>();
    for (ObjectScope scope : ObjectScope.of(RouteSource.kinds(), source.namespaces())) {
      ClusterObjects listed = new ObjectList(server, scope, limits.page()).read().objects();
      for (ClusterObject object : listed.all()) {
        objects.add(object.found(server.name()));
        empty.remove(scope.namespace());
      }
    }
    for (String namespace : empty) {
      // The list of a namespace that does not exist is empty, too.
      Answer answer = server.get("/api/v1/namespaces/" + namespace);
      if (!answer.succeeded()) {
        throw Refusal.ofNamespace(server, namespace, answer);
      }
    }
    return objects;
  }
}
