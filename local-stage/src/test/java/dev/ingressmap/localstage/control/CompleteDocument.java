package dev.ingressmap.localstage.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A document with everything that API Gateway reads, and the changes that tests make to it. */
record CompleteDocument(JsonNode json) {

  private static final JsonMapper JSON = new JsonMapper();

  static CompleteDocument openApi() throws IOException {
    return read("complete.yaml");
  }

  static CompleteDocument swagger() throws IOException {
    return read("complete-swagger.yaml");
  }

  private static CompleteDocument read(String name) throws IOException {
    return new CompleteDocument(new YAMLMapper().readTree(ImportTest.read(name)));
  }

  /** The places of all values except the root. */
  List<JsonPointer> places() {
    var places = new ArrayList<JsonPointer>();
    collect(json, JsonPointer.empty(), places);
    return places;
  }

  JsonNode at(JsonPointer place) {
    return json.at(place);
  }

  /** This document with another value at a place. */
  String with(JsonPointer place, String value) {
    JsonNode copy = json.deepCopy();
    JsonNode parent = copy.at(place.head());
    if (parent instanceof ObjectNode object) {
      object.set(place.last().getMatchingProperty(), JSON.readTree(value));
    } else {
      ((ArrayNode) parent).set(place.last().getMatchingIndex(), JSON.readTree(value));
    }
    return copy.toString();
  }

  String with(String place, String value) {
    return with(JsonPointer.compile(place), value);
  }

  /** This document with another name for a field. */
  String renamed(JsonPointer place, String name) {
    JsonNode copy = json.deepCopy();
    ObjectNode parent = (ObjectNode) copy.at(place.head());
    parent.set(name, parent.remove(place.last().getMatchingProperty()));
    return copy.toString();
  }

  boolean isField(JsonPointer place) {
    return json.at(place.head()).isObject();
  }

  private static void collect(JsonNode node, JsonPointer place, List<JsonPointer> places) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        places.add(place.appendIndex(i));
        collect(node.path(i), place.appendIndex(i), places);
      }
    }
    node.forEachEntry((name, value) -> {
      places.add(place.appendProperty(name));
      collect(value, place.appendProperty(name), places);
    });
  }
}
