package dev.ingressmap.localstage.openapi.document;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** Reads a document in JSON. */
public final class JsonSource {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonSource() {}

  public static JsonNode read(String text) {
    var tree = new DocumentTree();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (tree.ended()) {
          throw DocumentTree.invalid("something after its end", tree.place());
        }
        read(token, parser, tree);
      }
    }
    return tree.root();
  }

  private static void read(JsonToken token, JsonParser parser, DocumentTree tree) {
    switch (token) {
      case START_OBJECT -> tree.startObject();
      case START_ARRAY -> tree.startList();
      case END_OBJECT, END_ARRAY -> tree.end();
      case PROPERTY_NAME -> tree.name(parser.currentName());
      case VALUE_STRING -> tree.text(parser.getString());
      case VALUE_NUMBER_INT -> tree.number(DocumentNumber.whole(parser.getString(), 10));
      case VALUE_NUMBER_FLOAT -> tree.number(DocumentNumber.decimal(parser.getString()));
      case VALUE_TRUE, VALUE_FALSE -> tree.flag(token == JsonToken.VALUE_TRUE);
      case VALUE_NULL -> tree.nothing();
      default -> throw new IllegalStateException("JSON has no " + token);
    }
  }
}
