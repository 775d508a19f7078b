package dev.ingressmap.gateway.openapi;

import dev.ingressmap.gateway.Verbs;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Rewrites an API Gateway document so that every OpenAPI tool understands it. The result has no
 * extensions, one operation per verb in place of the method ANY, and {@code {proxy}} in place of
 * {@code {proxy+}}.
 */
public final class PlainOpenApi {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ANY = Extension.ANY_METHOD;

  private PlainOpenApi() {}

  /**
   * Rewrites a JSON document.
   *
   * @param address the API's URL; null if it is unknown
   */
  public static JsonNode of(String document, @Nullable String address) {
    ObjectNode root = (ObjectNode) JSON.readTree(document);
    root.remove("servers");
    if (address != null) {
      root.putArray("servers").addObject().put("url", address);
    }
    if (root.get("info") instanceof ObjectNode info
        && info.get("version") instanceof StringNode version) {
      info.put("version", VersionMark.off(version.stringValue()));
    }
    JsonNode paths = root.replace("paths", JSON.createObjectNode());
    strip(root);
    if (paths instanceof ObjectNode items) {
      root.set("paths", paths(items));
    }
    return root;
  }

  private static ObjectNode paths(ObjectNode paths) {
    ObjectNode plain = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      ObjectNode item = plain.putObject(path.getKey().replace("+}", "}"));
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (!method.getKey().startsWith(Extension.PREFIX)) {
          item.set(method.getKey(), strip(method.getValue()));
        }
      }
      // As in API Gateway, a specific method takes precedence over ANY.
      if (path.getValue().get(ANY) instanceof ObjectNode any && !closed(any)) {
        strip(any);
        for (String method : Verbs.ALL) {
          String verb = method.toLowerCase(Locale.ROOT);
          if (!item.has(verb)) {
            item.set(verb, any);
          }
        }
      }
    }
    plain.removeIf(JsonNode::isEmpty);
    return plain;
  }

  /** Whether it is the 403 of a closed route, which clients do not need. */
  private static boolean closed(ObjectNode any) {
    return any.at("/" + Extension.INTEGRATION + "/type").asString("").equalsIgnoreCase("mock");
  }

  private static JsonNode strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.propertyNames().removeIf(name -> name.startsWith(Extension.PREFIX));
      object.forEach(PlainOpenApi::strip);
    } else if (node instanceof ArrayNode array) {
      array.forEach(PlainOpenApi::strip);
    }
    return node;
  }
}
