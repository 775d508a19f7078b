package dev.ingressmap.gateway.yaml;

import dev.ingressmap.gateway.InvalidInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value in a YAML document that knows its file, line, object and field, or one from a cluster,
 * which has no lines.
 */
public final class YamlValue {

  /** The key of YAML 1.1 whose value is merged into the mapping that contains it. */
  private static final String MERGE = "<<";

  private final String source;
  private final String subject;
  private final String field;
  private final Node node;

  /** Read once, when they are asked for. */
  private @Nullable Map<String, YamlValue> entries;

  YamlValue(String source, String subject, String field, Node node) {
    this.source = source;
    this.subject = subject;
    this.field = field;
    this.node = node;
  }

  /** This value, with the name of its object for messages. */
  public YamlValue of(String subject) {
    return new YamlValue(source, subject, field, node);
  }

  public Origin origin() {
    Mark start = node.getStartMark();
    return start == null ? Origin.of(source) : new Origin(source, start.getLine() + 1);
  }

  /** A string. YAML's own numbers and booleans are refused, as Kubernetes refuses them. */
  public String string() {
    if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
      throw invalid("must be a string" + (node instanceof ScalarNode ? ": quote it" : ""));
    }
    return scalar.getValue();
  }

  /** Whether it is a string with this text. */
  public boolean is(String text) {
    return node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.STR)
        && scalar.getValue().equals(text);
  }

  /** A string that is not empty. */
  public String text() {
    String text = string();
    if (text.isBlank()) {
      throw invalid("must not be empty");
    }
    return text;
  }

  /** The value as text, whether it is a string, a number or a flag. */
  public String scalar() {
    if (!(node instanceof ScalarNode scalar) || isNull()) {
      throw invalid("must be a single value");
    }
    return scalar.getValue();
  }

  public int integer(int min, int max) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      try {
        int value = Integer.parseInt(scalar.getValue());
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Falls through: out of int's range, or one of YAML's other notations, is no number here.
      }
    }
    throw invalid("must be a whole number from " + min + " to " + max);
  }

  /** A number, whole or with a fraction. */
  public double number(double min, double max) {
    if (node instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))) {
      try {
        double value = Double.parseDouble(scalar.getValue());
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Falls through: one of YAML's other notations.
      }
    }
    throw invalid(
        "must be a number from "
            + BigDecimal.valueOf(min).stripTrailingZeros().toPlainString()
            + " to "
            + BigDecimal.valueOf(max).stripTrailingZeros().toPlainString());
  }

  public boolean bool() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      String word = scalar.getValue().toLowerCase(Locale.ROOT);
      return Set.of("true", "yes", "on").contains(word);
    }
    throw invalid("must be true or false");
  }

  public List<YamlValue> items() {
    if (!(node instanceof SequenceNode sequence)) {
      throw invalid("must be a list");
    }
    List<YamlValue> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlValue(source, subject, field + "[" + items.size() + "]", item));
    }
    return items;
  }

  /** The items of a field; empty if it is absent. */
  public List<YamlValue> items(String key) {
    YamlValue list = get(key);
    return list == null ? List.of() : list.items();
  }

  /**
   * The entries of a mapping in order, followed by those that {@code <<} merges into it. A
   * duplicate key is an error.
   */
  public Map<String, YamlValue> entries() {
    Map<String, YamlValue> known = entries;
    if (known == null) {
      known = Collections.unmodifiableMap(readEntries());
      entries = known;
    }
    return known;
  }

  private Map<String, YamlValue> readEntries() {
    if (!(node instanceof MappingNode mapping)) {
      throw invalid("must be a mapping");
    }
    Map<String, YamlValue> read = new LinkedHashMap<>();
    Map<String, YamlValue> merged = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      boolean merges = tuple.getKeyNode().getTag().equals(Tag.MERGE);
      String key = merges ? MERGE : here(tuple.getKeyNode()).string();
      YamlValue value = new YamlValue(source, subject, child(key), tuple.getValueNode());
      if ((merges ? merged : read).put(key, value) != null) {
        throw value.invalid("is given twice");
      }
    }
    merged.values().forEach(value -> merge(value, read));
    return read;
  }

  private void merge(YamlValue value, Map<String, YamlValue> read) {
    List<Node> parts =
        value.node instanceof SequenceNode sequence ? sequence.getValue() : List.of(value.node);
    for (Node part : parts) {
      if (!(part instanceof MappingNode)) {
        throw value.invalid("must be a mapping, or a list of them");
      }
      here(part).entries().forEach(read::putIfAbsent);
    }
  }

  private YamlValue here(Node other) {
    return new YamlValue(source, subject, field, other);
  }

  /** The entries of a mapping that may have these keys and no others. */
  public Map<String, YamlValue> entries(Collection<String> known) {
    Map<String, YamlValue> all = entries();
    all.forEach((key, value) -> {
      if (!known.contains(key)) {
        throw value.invalid("is not a field here" + NearestName.hint(key, known));
      }
    });
    return all;
  }

  /** The value of a key, or null if it is absent or null. */
  public @Nullable YamlValue get(String key) {
    YamlValue value = entries().get(key);
    return value == null || value.isNull() ? null : value;
  }

  public YamlValue require(String key) {
    YamlValue value = get(key);
    if (value == null) {
      throw new YamlValue(source, subject, child(key), node).invalid("is required");
    }
    return value;
  }

  /** One of these words, exactly as written. */
  public String oneOf(Set<String> words) {
    String word = string();
    if (!words.contains(word)) {
      String all = String.join(", ", words.stream().sorted().toList());
      throw invalid("must be one of " + all + ", not \"" + word + "\"");
    }
    return word;
  }

  /**
   * A string that matches a pattern.
   *
   * @param shape the required form, in words
   */
  public String matching(Pattern pattern, String shape) {
    if (!pattern.matcher(text()).matches()) {
      throw invalid("must be " + shape + ", not \"" + string() + "\"");
    }
    return string();
  }

  /** The text of a field, or the default if it is absent. */
  public String text(String key, String otherwise) {
    YamlValue value = get(key);
    return value == null ? otherwise : value.text();
  }

  /** The flag of a field, or the default if it is absent. */
  public boolean bool(String key, boolean otherwise) {
    YamlValue value = get(key);
    return value == null ? otherwise : value.bool();
  }

  /** The value as JSON knows it: a map, a list, a string, a number, a flag or null. */
  public @Nullable Object plain() {
    return PlainValue.of(this);
  }

  Tag tag() {
    return node.getTag();
  }

  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  public boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  /** The error for this value: {@code file:line: object: field: message}. */
  public InvalidInput invalid(String message) {
    return new InvalidInput(place() + ": " + message);
  }

  /** Its place: {@code file:line: object: field}. */
  public String place() {
    StringBuilder place = new StringBuilder().append(origin());
    if (!subject.isEmpty()) {
      place.append(": ").append(subject);
    }
    if (!field.isEmpty()) {
      place.append(": ").append(field);
    }
    return place.toString();
  }

  private String child(String key) {
    boolean plain = key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    if (!plain) {
      return field + "[" + key + "]";
    }
    return field.isEmpty() ? key : field + "." + key;
  }
}
