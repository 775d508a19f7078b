package dev.ingressmap.localstage.openapi.document;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static java.util.Objects.requireNonNull;

import dev.ingressmap.localstage.model.ApiGatewayException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds the tree of a document from a parser's events, for any syntax. It limits the cost of a
 * stranger's document: its depth, values, text and digits.
 */
final class DocumentTree {

  /** The YAML key whose value is merged into the mapping that contains it. */
  private static final String MERGE = "<<";

  private static final int MAX_DEPTH = 200;
  private static final int MAX_VALUES = 500_000;
  private static final int MAX_CHARACTERS = 24 * 1024 * 1024;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * A finished part of a tree, which may occur in several places.
   *
   * @param height how many levels of lists and objects it has
   */
  record Part(JsonNode json, int values, int characters, int height) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private int values;
  private int characters;
  private @Nullable Part root;

  /** Whether the next event in an object is a field's name or the object's end. */
  boolean expectsName() {
    return !open.isEmpty() && open.getFirst().json.isObject() && open.getFirst().name == null;
  }

  void startObject() {
    start(JSON.objectNode());
  }

  void startList() {
    start(JSON.arrayNode());
  }

  void name(String name) {
    checkText(name);
    Open object = open.getFirst();
    object.name = name;
    object.merging = false;
    object.characters += name.length();
    count(0, name.length(), 0);
    if (object.json.has(name)) {
      throw invalid("a duplicate field", place());
    }
  }

  /** The name of a field whose value is merged into the surrounding object. */
  void mergingName() {
    open.getFirst().name = MERGE;
    open.getFirst().merging = true;
  }

  Part text(String text) {
    checkText(text);
    return add(ofText(AwsVariables.resolve(text)));
  }

  Part flag(boolean flag) {
    return add(new Part(JSON.booleanNode(flag), 1, 0, 0));
  }

  Part nothing() {
    return add(new Part(JSON.nullNode(), 1, 0, 0));
  }

  Part number(@Nullable JsonNode number) {
    if (number == null) {
      throw invalid("a number that is too large", place());
    }
    return add(new Part(number, 1, 0, 0));
  }

  /** Ends the innermost open object or list. */
  Part end() {
    Open ended = open.removeFirst();
    if (ended.json instanceof ObjectNode object) {
      ended.merged.forEach(part -> merge(part, object));
    }
    return place(new Part(ended.json, ended.values + 1, ended.characters, ended.height + 1));
  }

  /** Adds a value, which may occur elsewhere too. */
  Part add(Part part) {
    count(part.values, part.characters, part.height);
    return place(part);
  }

  /** Whether the document is complete. */
  boolean ended() {
    return root != null;
  }

  JsonNode root() {
    return root == null ? JSON.missingNode() : root.json;
  }

  /** A text outside of the tree, such as a field's name. */
  static Part ofText(String text) {
    return new Part(JSON.stringNode(text), 1, text.length(), 0);
  }

  /** The parser's place, as a reference within the document. */
  String place() {
    var place = new StringBuilder("#");
    for (Iterator<Open> levels = open.descendingIterator(); levels.hasNext(); ) {
      Open level = levels.next();
      if (level.json.isArray()) {
        place.append('/').append(level.json.size());
      } else if (level.name != null) {
        place.append('/').append(Reading.escaped(level.name));
      }
    }
    return place.toString();
  }

  static ApiGatewayException invalid(String what, String place) {
    return badRequest(
        "Invalid OpenAPI input. It has %s at '%s'.".formatted(what, Findings.cut(place)));
  }

  private void start(JsonNode json) {
    count(1, 0, 1);
    open.addFirst(new Open(json));
  }

  private void count(int values, int characters, int height) {
    this.values += values;
    this.characters += characters;
    if (open.size() + height > MAX_DEPTH) {
      throw invalid("more than " + MAX_DEPTH + " levels of nesting", place());
    }
    if (this.values > MAX_VALUES || this.characters > MAX_CHARACTERS) {
      throw invalid("too many values", place());
    }
  }

  private Part place(Part part) {
    if (open.isEmpty()) {
      root = part;
      return part;
    }
    Open parent = open.getFirst();
    parent.values += part.values;
    parent.characters += part.characters;
    parent.height = Math.max(parent.height, part.height);
    if (parent.json instanceof ArrayNode list) {
      list.add(part.json);
    } else if (parent.merging) {
      parent.merged.add(part);
    } else {
      ((ObjectNode) parent.json).set(requireNonNull(parent.name), part.json);
    }
    parent.name = null;
    return part;
  }

  private void merge(Part part, ObjectNode object) {
    Iterable<JsonNode> sources = part.json.isArray() ? part.json : List.of(part.json);
    for (JsonNode source : sources) {
      if (!source.isObject()) {
        throw invalid("a merge key whose value is not a mapping", place());
      }
      source.forEachEntry((name, value) -> {
        if (!object.has(name)) {
          object.set(name, value);
        }
      });
    }
  }

  /** Refuses characters that JSON text cannot contain, or that end a text in other programs. */
  private void checkText(String text) {
    if (text.indexOf('\0') >= 0) {
      throw invalid("a NUL character", place());
    }
    if (!encoder.canEncode(text)) {
      throw invalid("half a character", place());
    }
  }

  /** An object or list that has not ended yet. */
  private static final class Open {

    private final JsonNode json;
    private final List<Part> merged = new ArrayList<>();
    private @Nullable String name;
    private boolean merging;
    private int values;
    private int characters;
    private int height;

    private Open(JsonNode json) {
      this.json = json;
    }
  }
}
