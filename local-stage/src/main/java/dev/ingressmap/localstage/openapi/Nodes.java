package dev.ingressmap.localstage.openapi;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lenient reading of documents, in which numbers stand for strings and enumerations are in lower
 * case.
 */
final class Nodes {

  private Nodes() {}

  /** The text of a scalar field, or null. */
  static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asString() : null;
  }

  static @Nullable Integer integer(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isInt() ? (Integer) value.intValue() : null;
  }

  static List<String> texts(JsonNode node, String field) {
    return node.path(field)
        .valueStream()
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asString)
        .toList();
  }

  /** The texts of an object's fields by their names: what is null is empty. */
  static Map<String, String> textMap(JsonNode node, String field) {
    var texts = new LinkedHashMap<String, String>();
    node.path(field)
        .forEachEntry((name, value) ->
            texts.put(name, value.isNull() ? "" : value.asString(value.toString())));
    return texts;
  }

  /** The constant that a field names in any case, or null if the field is absent. */
  static <E extends Enum<E>> @Nullable E constant(JsonNode node, String field, Class<E> type) {
    String name = text(node, field);
    if (name == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name.toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw badRequest("Invalid value '" + name + "' for " + field);
  }
}
