package dev.ingressmap.gateway.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.route.Annotations;
import dev.ingressmap.gateway.route.DeclaredRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The documentation of an API, which keeps what the owner of each route has declared. Of all that
 * AWS stores for an API, only its documentation has room for it and is returned as it was written.
 */
record Documentation(List<Part> documentationParts) {

  /** The property that has the declarations, by method, or by method and path. */
  static final String ROUTES = "ingressmap.dev/routes";

  private static final String PROXY = "/{proxy+}";

  /** AWS's quota for an API. One part has several paths if there are more. */
  private static final int MOST_PARTS = 2000;

  /** The documentation. If no object has declared a route, it says that. */
  static Documentation of(DesiredApi api) {
    SortedMap<String, SortedMap<String, DeclaredRoute>> paths = new TreeMap<>();
    api.operations()
        .forEach((key, operation) -> {
          DeclaredRoute declared = operation.source().declared();
          if (declared != null) {
            paths.computeIfAbsent(key.path(), path -> new TreeMap<>()).put(key.method(), declared);
          }
        });
    int together = (paths.size() + MOST_PARTS - 1) / MOST_PARTS;
    List<Part> parts = new ArrayList<>();
    SortedMap<String, Declaration> routes = new TreeMap<>();
    int count = 0;
    for (Map.Entry<String, SortedMap<String, DeclaredRoute>> path : paths.entrySet()) {
      boolean isFirst = count++ % together == 0;
      if (isFirst) {
        routes = new TreeMap<>();
        parts.add(new Part(new Location("RESOURCE", path.getKey()), Map.of(ROUTES, routes)));
      }
      for (Map.Entry<String, DeclaredRoute> route : path.getValue().entrySet()) {
        String key = isFirst ? route.getKey() : route.getKey() + " " + path.getKey();
        routes.put(key, Declaration.of(route.getValue(), path.getKey()));
      }
    }
    if (parts.isEmpty()) {
      parts.add(new Part(new Location("RESOURCE", "/"), Map.of(ROUTES, routes)));
    }
    return new Documentation(parts);
  }

  /** The path that a route at a resource has declared, unless it says otherwise. */
  static String usualPath(String resource) {
    String path =
        resource.endsWith(PROXY)
            ? resource.substring(0, resource.length() - PROXY.length())
            : resource;
    return path.isEmpty() ? "/" : path;
  }

  /** What is said about a part of the API. */
  record Part(Location location, Map<String, SortedMap<String, Declaration>> properties) {}

  /** A part of the API. */
  record Location(String type, String path) {}

  /**
   * What the owner of a route has declared.
   *
   * @param object the owner's kind and name
   * @param path null if it is the usual one
   * @param annotations without their prefix
   */
  @JsonInclude(Include.NON_EMPTY)
  record Declaration(
      String object,
      String host,
      @Nullable String path,
      String pathType,
      @JsonInclude(Include.NON_DEFAULT) boolean tls,
      SortedMap<String, String> annotations) {

    static Declaration of(DeclaredRoute route, String resource) {
      return new Declaration(
          route.object(),
          route.host(),
          route.path().equals(usualPath(resource)) ? null : route.path(),
          route.type().toString(),
          route.tls(),
          Annotations.of(route.exposure()));
    }
  }
}
