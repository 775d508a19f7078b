package dev.ingressmap.gateway.cli.team;

import dev.ingressmap.gateway.BoundedBytes;
import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cluster.ClusterMap;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.access.Environment;
import dev.ingressmap.gateway.mapping.SharedMap;
import dev.ingressmap.gateway.openapi.DeclaredRoutes;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.source.DeclaredObjects;
import dev.ingressmap.gateway.yaml.Origin;
import dev.ingressmap.gateway.yaml.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An API as it is before a team's change.
 *
 * @param objects that have routes there
 * @param namespaces the labels of each, as far as they are known
 * @param live the routes that it has
 */
record SharedApi(
    List<RouteObject> objects, Map<String, Map<String, String>> namespaces, Remembered live) {

  private static final String CLUSTER = "cluster";

  /**
   * Reads it.
   *
   * @param source a file with an exported document, or the word cluster
   */
  static SharedApi read(String source, Settings settings, Environment environment) {
    if (source.isBlank()) {
      throw new InvalidInput("--against \"" + source + "\": names no file");
    }
    return source.equals(CLUSTER) ? ofCluster(settings, environment) : ofExport(Path.of(source));
  }

  private static SharedApi ofCluster(Settings settings, Environment environment) {
    ClusterSource current = new ClusterSource(null, null, List.of());
    IngressMap map = ClusterMap.read(current, environment, settings).map();
    DesiredApi desired = SharedMap.of(map, settings).desired(() -> Remembered.NOTHING);
    return new SharedApi(map.objects(), map.namespaces(), desired.remembered());
  }

  private static SharedApi ofExport(Path file) {
    Collection<DeclaredRoute> routes = DeclaredRoutes.ofDocument(text(file)).values();
    if (routes.isEmpty()) {
      throw new InvalidInput(
          "--against "
              + file
              + ": does not say whose its routes are: write it with gateway export --extensions");
    }
    return new SharedApi(
        DeclaredObjects.of(routes, Origin.of(file.toString())), Map.of(), new Remembered(routes));
  }

  private static String text(Path file) {
    try {
      return BoundedBytes.text(file, BoundedBytes.DOCUMENT_MEGABYTES);
    } catch (IOException e) {
      throw Unreadable.of("--against " + file, e);
    }
  }
}
