package dev.ingressmap.localstage.openapi.document;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value of a document that knows its place. Every accessor throws {@link MalformedDocument} for a
 * value of the wrong type, but converts what AWS converts.
 */
public final class DocumentNode {

  /** The words for true and false in YAML 1.1, in addition to {@code true} and {@code false}. */
  private static final Set<String> TRUE = Set.of("true", "yes", "on");

  private static final Set<String> FALSE = Set.of("false", "no", "off");

  private final Reading reading;
  private final @Nullable DocumentNode parent;
  private final String name;
  private final JsonNode json;
  private final @Nullable String complaint;

  private DocumentNode(
      Reading reading,
      @Nullable DocumentNode parent,
      String name,
      JsonNode json,
      @Nullable String complaint) {
    this.reading = reading;
    this.parent = parent;
    this.name = name;
    this.json = json;
    this.complaint = complaint;
  }

  static DocumentNode root(JsonNode document, Reading reading) {
    return new DocumentNode(reading, null, "", document, null);
  }

  /** This value, with AWS's specific message if it or anything in it is malformed. */
  public DocumentNode complaining(String complaint) {
    return new DocumentNode(reading, parent, name, json, complaint);
  }

  /** Charges the additional cost of reading this. */
  public DocumentNode spend(int amount) {
    reading.spend(amount);
    return this;
  }

  /** A text. Like AWS, it converts numbers and flags. */
  public String text() {
    if (!json.isValueNode() || json.isNull()) {
      throw malformed("a string");
    }
    String text = json.asString();
    reading.spend(text);
    return text;
  }

  /**
   * A flag, or a text with one, because CloudFormation turns the flags of its templates into texts.
   */
  boolean flag() {
    String word = json.isBoolean() || json.isString() ? text().toLowerCase(Locale.ROOT) : "";
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      throw malformed("a boolean");
    }
    return TRUE.contains(word);
  }

  /**
   * A whole number, or a text with one, because CloudFormation turns the numbers of its templates
   * into texts.
   */
  public int integer() {
    if (json.isNumber() && json.canConvertToExactIntegral() && json.canConvertToInt()) {
      return json.intValue();
    }
    if (json.isString() && json.asString().matches("-?\\d{1,9}")) {
      return Integer.parseInt(text());
    }
    throw malformed("an integer");
  }

  /** The constant whose name is the text, ignoring case. */
  <E extends Enum<E>> E constant(Class<E> type) {
    String text = text();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw badRequest("Invalid value '" + text + "' for " + name);
  }

  public List<DocumentNode> items() {
    if (!json.isArray()) {
      throw malformed("a list");
    }
    var items = new ArrayList<DocumentNode>();
    for (JsonNode item : json) {
      items.add(child(String.valueOf(items.size()), item));
    }
    return items;
  }

  public List<String> texts() {
    return items().stream().map(DocumentNode::text).toList();
  }

  /** The fields of an object with arbitrary names, without null values. */
  Map<String, DocumentNode> entries() {
    Map<String, DocumentNode> entries = nullableEntries();
    entries.values().removeIf(DocumentNode::missing);
    return entries;
  }

  /** The fields of an object with arbitrary names, including null values. */
  public Map<String, DocumentNode> nullableEntries() {
    if (!json.isObject()) {
      throw malformed("an object");
    }
    var entries = new LinkedHashMap<String, DocumentNode>();
    json.forEachEntry((field, value) -> entries.put(field, child(field, value)));
    return entries;
  }

  /** Texts by name. Like AWS, it reads null as an empty map. */
  Map<String, String> textMap() {
    var texts = new LinkedHashMap<String, String>();
    nullableEntries()
        .forEach((field, value) -> texts.put(field, value.isNull() ? "" : value.text()));
    return texts;
  }

  /** Reads an object, and warns about fields that the reader did not ask for. */
  public <T> T read(Function<DocumentFields, T> reader) {
    var fields = new DocumentFields(this, nullableEntries());
    T result = reader.apply(fields);
    fields.warnOfTheRest();
    return result;
  }

  /** Reads an object with a reader that stores the result itself. */
  public void visit(Consumer<DocumentFields> reader) {
    var _ =
        read(fields -> {
          reader.accept(fields);
          return this;
        });
  }

  /** An object that API Gateway stores unchanged. */
  public JsonNode object() {
    if (!json.isObject()) {
      throw malformed("an object");
    }
    return json;
  }

  public boolean isNull() {
    return json.isNull();
  }

  public boolean isList() {
    return json.isArray();
  }

  public boolean isString() {
    return json.isString();
  }

  /** Whether this is null, which AWS ignores. If so, adds a warning. */
  public boolean missing() {
    if (json.isNull()) {
      findings().warnOnce("Missing value at '%s'. Ignoring.".formatted(place()));
    }
    return json.isNull();
  }

  /**
   * The value that this refers to, or this value if it is not a reference; null, with a warning, if
   * the document lacks the target.
   */
  public @Nullable DocumentNode resolved() {
    return reading.resolve(this);
  }

  public @Nullable DocumentNode child(String field) {
    JsonNode value =
        json.isArray() && field.matches("\\d{1,9}")
            ? json.get(Integer.parseInt(field))
            : json.get(field);
    return value == null ? null : child(field, value);
  }

  /** The value's place, as a reference within the document. */
  public String place() {
    return parent == null ? "#" : parent.place() + "/" + Reading.escaped(name);
  }

  Findings findings() {
    return reading.findings();
  }

  MalformedDocument malformed(String expected) {
    return new MalformedDocument(
        complaint != null
            ? complaint
            : "Unable to parse API definition because of a malformed value at '%s'. Expected %s but got %s."
                .formatted(place(), expected, type()));
  }

  private DocumentNode child(String field, JsonNode value) {
    reading.spend(field);
    return new DocumentNode(reading, this, field, value, complaint);
  }

  private String type() {
    return switch (json.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      default -> "null";
    };
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
