package dev.ingressmap.localstage.model;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON documents that AWS stores as text. */
public final class JsonText {

  private static final JsonMapper JSON = new JsonMapper();

  private JsonText() {}

  public static boolean isObject(String text) {
    try {
      return JSON.readTree(text).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }

  /** The object that a text is, which {@link #isObject} must have confirmed. */
  public static ObjectNode object(String text) {
    return (ObjectNode) JSON.readTree(text);
  }
}
