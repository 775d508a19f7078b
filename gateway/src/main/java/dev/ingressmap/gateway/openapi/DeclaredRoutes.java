package dev.ingressmap.gateway.openapi;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.route.Annotations;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.yaml.JsonValues;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads back what an API keeps of the declarations of its routes. Documentation by other hands, and
 * what they have made unreadable, is skipped.
 */
public final class DeclaredRoutes {

  private static final JsonMapper JSON = new JsonMapper();

  private DeclaredRoutes() {}

  /**
   * The declarations of the API's routes.
   *
   * @param properties of the parts of the documentation, as JSON, by the paths that they are about
   */
  public static Map<Operation.Key, DeclaredRoute> read(Map<String, String> properties) {
    Map<Operation.Key, DeclaredRoute> read = new HashMap<>();
    properties.forEach((resource, json) ->
        routes(json)
            .properties()
            .forEach(route -> {
              Operation.Key key = key(route.getKey(), resource);
              try {
                read.put(key, route(route.getValue(), key.path()));
              } catch (InvalidInput e) {
                // Not what was written here, so it is not known who owns the route.
              }
            }));
    return read;
  }

  /**
   * The declarations that an exported document has.
   *
   * @param document as JSON
   * @throws InvalidInput if it is not a JSON document
   */
  public static Map<Operation.Key, DeclaredRoute> ofDocument(String document) {
    Map<String, String> properties = new HashMap<>();
    try {
      for (JsonNode part :
          JSON.readTree(document).path(Extension.DOCUMENTATION).path("documentationParts")) {
        properties.put(part.at("/location/path").asString(""), part.path("properties").toString());
      }
    } catch (JacksonException e) {
      throw new InvalidInput("the exported document is not JSON: " + e.getOriginalMessage());
    }
    return read(properties);
  }

  /**
   * An exported document, with the declarations that AWS does not export with it.
   *
   * @param properties of the parts of the documentation, as JSON, by the paths that they are about
   */
  public static String in(String document, Map<String, String> properties) {
    ObjectNode root = (ObjectNode) JSON.readTree(document);
    ArrayNode parts = JSON.createArrayNode();
    new TreeMap<>(properties)
        .forEach((path, json) -> {
          if (!routes(json).isEmpty()) {
            ObjectNode part = parts.addObject();
            part.putObject("location").put("type", "RESOURCE").put("path", path);
            part.set("properties", JSON.readTree(json));
          }
        });
    if (!parts.isEmpty()) {
      root.putObject(Extension.DOCUMENTATION).set("documentationParts", parts);
    }
    return root.toString();
  }

  /** Whether an API keeps declarations at all, even if there are none; one of before does not. */
  public static boolean areIn(Map<String, String> properties) {
    return properties.values().stream().anyMatch(json -> routes(json).isObject());
  }

  private static Operation.Key key(String text, String resource) {
    return text.contains(" ") ? Operation.Key.parse(text) : new Operation.Key(resource, text);
  }

  private static JsonNode routes(String properties) {
    try {
      return JSON.readTree(properties).path(Documentation.ROUTES);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  private static DeclaredRoute route(JsonNode declaration, String resource) {
    YamlValue value = JsonValues.of("documentation", declaration);
    Map<String, YamlValue> annotations = new HashMap<>();
    YamlValue given = value.get("annotations");
    if (given != null) {
      given.entries().forEach((name, text) -> annotations.put(Annotations.PREFIX + name, text));
    }
    return new DeclaredRoute(
        value.require("object").text(),
        value.require("host").text(),
        value.bool("tls", false),
        value.text("path", Documentation.usualPath(resource)),
        PathType.read(value.require("pathType")),
        Annotations.read(annotations));
  }
}
