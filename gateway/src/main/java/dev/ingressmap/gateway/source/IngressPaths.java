package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.source.Ingress.Path;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the paths and backends of a rule, as strictly as the Kubernetes API server does. */
final class IngressPaths {

  /** API Gateway reads a request line and headers of up to 10,240 bytes. */
  private static final int MAX_PATH = 4096;

  private static final List<String> FORBIDDEN = List.of("//", "/./", "/../", "%2f", "%2F");
  private static final List<String> FORBIDDEN_AT_END = List.of("/..", "/.");

  private IngressPaths() {}

  static List<Path> read(YamlValue http) {
    http.entries(Set.of("paths"));
    List<Path> paths = new ArrayList<>();
    for (YamlValue item : http.require("paths").items()) {
      item.entries(Set.of("path", "pathType", "backend"));
      PathType type = PathType.read(item.require("pathType"));
      String path = path(item, type);
      paths.add(new Path(item.origin(), path, type, backend(item.require("backend"))));
    }
    if (paths.isEmpty()) {
      throw http.require("paths").invalid("must not be empty");
    }
    return paths;
  }

  private static String path(YamlValue item, PathType type) {
    YamlValue value = item.get("path");
    if (value == null || value.string().isEmpty()) {
      if (type == PathType.IMPLEMENTATION_SPECIFIC) {
        return "/";
      }
      throw item.require("path").invalid("must begin with /");
    }
    String path = value.string();
    if (path.length() > MAX_PATH) {
      throw value.invalid("must have at most " + MAX_PATH + " characters");
    }
    if (!path.startsWith("/")) {
      throw value.invalid("must begin with /, not \"" + path + "\"");
    }
    if (type != PathType.IMPLEMENTATION_SPECIFIC) {
      for (String sequence : FORBIDDEN) {
        if (path.contains(sequence)) {
          throw value.invalid("must not contain " + sequence);
        }
      }
      for (String end : FORBIDDEN_AT_END) {
        if (path.endsWith(end)) {
          throw value.invalid("must not end with " + end);
        }
      }
    }
    return path;
  }

  static @Nullable Backend optionalBackend(@Nullable YamlValue value) {
    return value == null ? null : backend(value);
  }

  private static Backend backend(YamlValue backend) {
    backend.entries(Set.of("service", "resource"));
    YamlValue service = backend.get("service");
    YamlValue resource = backend.get("resource");
    if ((service == null) == (resource == null)) {
      throw backend.invalid("must have either service or resource");
    }
    if (service != null) {
      service.entries(Set.of("name", "port"));
      return new Backend.Service(service.require("name").text(), port(service.require("port")));
    }
    YamlValue object = backend.require("resource");
    object.entries(Set.of("apiGroup", "kind", "name"));
    return new Backend.Resource(object.require("kind").text(), object.require("name").text());
  }

  private static String port(YamlValue port) {
    port.entries(Set.of("name", "number"));
    YamlValue name = port.get("name");
    YamlValue number = port.get("number");
    if ((name == null) == (number == null)) {
      throw port.invalid("must have either name or number");
    }
    return name != null ? name.text() : Integer.toString(port.require("number").integer(1, 65_535));
  }
}
