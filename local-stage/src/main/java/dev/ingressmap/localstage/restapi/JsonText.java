package dev.ingressmap.localstage.restapi;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON documents that AWS keeps as text. */
final class JsonText {

  private static final JsonMapper JSON = new JsonMapper();

  private JsonText() {}

  static boolean isObject(String text) {
    try {
      return JSON.readTree(text).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }
}
