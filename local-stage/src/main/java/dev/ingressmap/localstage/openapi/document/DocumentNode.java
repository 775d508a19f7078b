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
 * A value of a document, which knows where it stands. Every accessor refuses a value of another
 * type than it asks for, as {@link MalformedDocument}; what AWS converts is converted.
 */
public final class DocumentNode {

  /** Words that YAML 1.1 has for flags, besides {@code true} and {@code false}. */
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

  /** This value, of which AWS has its own word for being malformed, or anything within it. */
  public DocumentNode complaining(String complaint) {
    return new DocumentNode(reading, parent, name, json, complaint);
  }

  /** Counts what reading this costs besides. */
  public DocumentNode spend(int amount) {
    reading.spend(amount);
    return this;
  }

  /** A text; AWS takes numbers and flags for one. */
  public String text() {
    if (!json.isValueNode() || json.isNull()) {
      throw malformed("a string");
    }
    String text = json.asString();
    reading.spend(text);
    return text;
  }

  /** A flag, or a text of it: CloudFormation makes texts of the flags in its templates. */
  boolean flag() {
    String word = json.isBoolean() || json.isString() ? text().toLowerCase(Locale.ROOT) : "";
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      throw malformed("a boolean");
    }
    return TRUE.contains(word);
  }

  /** A whole number, or a text of it: CloudFormation makes texts of the numbers, too. */
  public int integer() {
    if (json.isNumber() && json.canConvertToExactIntegral() && json.canConvertToInt()) {
      return json.intValue();
    }
    if (json.isString() && json.asString().matches("-?\\d{1,9}")) {
      return Integer.parseInt(text());
    }
    throw malformed("an integer");
  }

  /** The constant that a text names in any case. */
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

  /** The fields of an object whose names are free, without those that are null. */
  Map<String, DocumentNode> entries() {
    Map<String, DocumentNode> entries = nullableEntries();
    entries.values().removeIf(DocumentNode::missing);
    return entries;
  }

  /** The same with those that are null. */
  public Map<String, DocumentNode> nullableEntries() {
    if (!json.isObject()) {
      throw malformed("an object");
    }
    var entries = new LinkedHashMap<String, DocumentNode>();
    json.forEachEntry((field, value) -> entries.put(field, child(field, value)));
    return entries;
  }

  /** Texts by their names; AWS takes what is null for an empty one. */
  Map<String, String> textMap() {
    var texts = new LinkedHashMap<String, String>();
    nullableEntries()
        .forEach((field, value) -> texts.put(field, value.isNull() ? "" : value.text()));
    return texts;
  }

  /** Reads an object, and warns of the fields that the reader did not ask for. */
  public <T> T read(Function<DocumentFields, T> reader) {
    var fields = new DocumentFields(this, nullableEntries());
    T result = reader.apply(fields);
    fields.warnOfTheRest();
    return result;
  }

  /** The same for a reader that keeps what it reads by itself. */
  public void visit(Consumer<DocumentFields> reader) {
    var _ =
        read(fields -> {
          reader.accept(fields);
          return this;
        });
  }

  /** An object that API Gateway keeps as it is. */
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

  /** Whether this is null, of which AWS makes nothing; then it warns. */
  public boolean missing() {
    if (json.isNull()) {
      findings().warnOnce("Missing value at '%s'. Ignoring.".formatted(place()));
    }
    return json.isNull();
  }

  /**
   * What this refers to, or this itself if it refers to nothing; null, and a warning, if the
   * document does not have it.
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

  /** Where it stands, as a reference within the document. */
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
