package dev.ingressmap.gateway.cluster.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads lists of objects, or events of a watch, as their bytes arrive. Of each object only an
 * {@linkplain Excerpt excerpt} is built, and nothing else of it is ever in memory.
 */
final class ObjectStream {

  private static final int BYTES_OF_A_VALUE = 128;

  private static final Set<String> FIELDS = Set.of("apiVersion", "kind", "metadata", "spec");
  private static final Set<String> METADATA =
      Set.of(
          "name",
          "namespace",
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "labels",
          "annotations");
  private static final Set<String> MAPS = Set.of("labels", "annotations");
  private static final String CLASS = "ingressClassName";
  private static final List<String> PATH = List.of("spec", "rules", "", "http", "paths", "");

  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Excerpt NONE = new Excerpt(NODES.objectNode(), 0, 0, false);

  private final String field;
  private final Consumer<Excerpt> items;
  private final Predicate<Whole> ends;
  private final JsonParser parser;
  private final ByteArrayFeeder feeder;

  private final List<Frame> frames = new ArrayList<>();
  private String name = "";
  private JsonNode last = MissingNode.getInstance();
  private boolean enough;

  /** The frame that an excerpt begins with; 0 outside of them. */
  private int begin;

  private Excerpt excerpt = NONE;
  private long size;
  private int paths;
  private boolean cut;

  /** An object or array that has begun; its node is null if nothing of it is kept. */
  private record Frame(String name, boolean array, @Nullable ContainerNode<?> node) {}

  /**
   * A value of the stream.
   *
   * @param rest all of it but its objects
   * @param object its object, if it has one
   */
  record Whole(JsonNode rest, Excerpt object) {}

  /**
   * A stream of values.
   *
   * @param field of each value that has its objects: an array of them, or a single one
   * @param items gets those of an array
   * @param ends gets each value; false ends the stream
   */
  ObjectStream(String field, Consumer<Excerpt> items, Predicate<Whole> ends) {
    this.field = field;
    this.items = items;
    this.ends = ends;
    this.parser = JSON.createNonBlockingByteArrayParser(ObjectReadContext.empty());
    this.feeder = (ByteArrayFeeder) parser.nonBlockingInputFeeder();
  }

  /** Takes the next bytes; false if no more are wanted. */
  boolean take(byte[] bytes) {
    if (bytes.length > 0 && !enough) {
      feeder.feedInput(bytes, 0, bytes.length);
      JsonToken token = parser.nextToken();
      while (token != JsonToken.NOT_AVAILABLE && !enough) {
        take(token);
        token = parser.nextToken();
      }
    }
    return !enough;
  }

  /** The last value that is complete, without its objects; missing if there is none. */
  JsonNode last() {
    return last;
  }

  private void take(JsonToken token) {
    switch (token) {
      case PROPERTY_NAME -> name = parser.currentName();
      case START_OBJECT -> open(false);
      case START_ARRAY -> open(true);
      case END_OBJECT, END_ARRAY -> close();
      default -> scalar(token);
    }
  }

  private void open(boolean array) {
    String own = ownName();
    ContainerNode<?> node = array ? NODES.arrayNode() : NODES.objectNode();
    if (begin == 0 && !array && isObject(own)) {
      begin = frames.size();
      size = 0;
      paths = 0;
      cut = false;
      frames.add(new Frame(own, array, node));
      return;
    }
    if (begin > 0 && isPath(own)) {
      paths++;
      if (paths > Excerpt.MOST_PATHS) {
        cut();
      }
    }
    boolean kept = frames.isEmpty() || isKept(own, 0);
    if (kept && !frames.isEmpty()) {
      add(own, node);
    }
    frames.add(new Frame(own, array, kept ? node : null));
  }

  private void close() {
    Frame closed = frames.remove(frames.size() - 1);
    if (frames.isEmpty()) {
      last = closed.node() == null ? MissingNode.getInstance() : closed.node();
      enough = !ends.test(new Whole(last, excerpt));
      excerpt = NONE;
    } else if (frames.size() == begin && closed.node() instanceof ObjectNode object) {
      begin = 0;
      excerpt = new Excerpt(object, cut ? 0 : size, paths, cut);
      if (frames.size() > 1) {
        items.accept(excerpt);
      }
    }
  }

  private void scalar(JsonToken token) {
    String own = ownName();
    String text = token.isNumeric() || token == JsonToken.VALUE_STRING ? parser.getString() : "";
    if (frames.isEmpty()) {
      last = MissingNode.getInstance();
    } else if (isKept(own, text.length())) {
      add(own, value(token, text));
    }
  }

  private JsonNode value(JsonToken token, String text) {
    return switch (token) {
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_STRING -> NODES.stringNode(text);
      default -> NODES.nullNode();
    };
  }

  private void add(String own, JsonNode value) {
    ContainerNode<?> parent = parent().node();
    if (parent instanceof ObjectNode object) {
      object.set(own, value);
    } else if (parent instanceof ArrayNode array) {
      array.add(value);
    }
  }

  /** The name of a value that begins; empty in an array. */
  private String ownName() {
    return frames.isEmpty() || parent().array() ? "" : name;
  }

  private Frame parent() {
    return frames.get(frames.size() - 1);
  }

  private boolean isObject(String own) {
    return frames.size() == 1
        ? own.equals(field)
        : frames.size() == 2 && parent().array() && parent().name().equals(field);
  }

  private boolean isPath(String own) {
    int depth = frames.size() - begin;
    if (depth != PATH.size() || !own.equals(PATH.get(depth - 1))) {
      return false;
    }
    for (int i = 1; i < depth; i++) {
      if (!frames.get(begin + i).name().equals(PATH.get(i - 1))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value is kept; counts it if so. */
  private boolean isKept(String own, int length) {
    if (begin == 0) {
      // Of an array of objects, each item is passed on.
      return parent().node() != null && !(frames.size() == 2 && parent().name().equals(field));
    }
    int depth = frames.size() - begin;
    String place = depth == 1 ? own : frames.get(begin + 1).name();
    boolean wanted =
        parent().node() != null
            && FIELDS.contains(place)
            && !(depth == 2 && place.equals("metadata") && !METADATA.contains(own));
    if (!wanted || isNamed(depth, place, own)) {
      return wanted;
    }
    size += BYTES_OF_A_VALUE + own.length() + length;
    if (size > Excerpt.MOST_BYTES) {
      cut();
    }
    return !cut;
  }

  /** Whether a value says which object it is, or whose, so that it is kept in any case. */
  private static boolean isNamed(int depth, String place, String own) {
    return depth == 1
        || (depth == 2 && place.equals("metadata") && !MAPS.contains(own))
        || (depth == 2 && place.equals("spec") && own.equals(CLASS));
  }

  private void cut() {
    cut = true;
    if (frames.get(begin).node() instanceof ObjectNode object
        && object.get("spec") instanceof ObjectNode spec) {
      spec.retain(CLASS);
    }
  }
}
