package dev.ingressmap.localstage.openapi.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.databind.JsonNode;

/** Reads a document in YAML. It resolves aliases and merge keys. */
public final class YamlSource {

  private static final ScalarResolver RESOLVER = new CoreScalarResolver(true);
  private static final String STANDARD = "tag:yaml.org,2002:";

  /** The whole numbers of JSON, because text with leading zeros is more likely a name. */
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");

  private static final Pattern WITH_RADIX = Pattern.compile("0[xo][0-9a-fA-F]+");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

  private final Consumer<String> warnings;
  private final DocumentTree tree = new DocumentTree();
  private final Map<String, DocumentTree.Part> anchored = new HashMap<>();

  /** The anchors of the collections that are still open. */
  private final Deque<Optional<String>> anchors = new ArrayDeque<>();

  private YamlSource(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Reads the single document of a text.
   *
   * @param warnings gets a warning for each ignored part
   */
  public static JsonNode read(String text, Consumer<String> warnings) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(text.length() + 1)
            // A long token is copied again each time the buffer is filled.
            .setBufferSize(text.length() + 1)
            .build();
    var source = new YamlSource(warnings);
    for (Event event : new Parse(settings).parseString(text)) {
      source.read(event);
    }
    return source.tree.root();
  }

  private void read(Event event) {
    if (event instanceof NodeEvent && tree.ended() && !empty(event)) {
      throw DocumentTree.invalid("another document after its end", tree.place());
    }
    switch (event) {
      case NodeEvent _ when tree.ended() -> {}
      case AliasEvent alias -> alias(alias.getAlias().getValue());
      case ScalarEvent scalar -> anchor(name(scalar), scalar(scalar));
      case CollectionStartEvent start -> start(start);
      case CollectionEndEvent _ -> anchor(anchors.removeFirst(), tree.end());
      default -> {
        // An event of the stream, not of its content.
      }
    }
  }

  private static boolean empty(Event event) {
    return event instanceof ScalarEvent scalar && scalar.getValue().isEmpty();
  }

  private void start(CollectionStartEvent start) {
    if (tree.expectsName()) {
      throw DocumentTree.invalid("a field whose name is not a string", tree.place());
    }
    start.getTag().ifPresent(this::checkTag);
    Optional<String> anchor = name(start);
    // Nothing in it can refer to it.
    anchor.ifPresent(anchored::remove);
    anchors.addFirst(anchor);
    if (start instanceof MappingStartEvent) {
      tree.startObject();
    } else {
      tree.startList();
    }
  }

  private void alias(String name) {
    DocumentTree.Part part = anchored.get(name);
    if (part == null) {
      throw DocumentTree.invalid("an alias that refers to nothing or to itself", tree.place());
    }
    if (!tree.expectsName()) {
      var _ = tree.add(part);
    } else if (part.json().isContainer()) {
      throw DocumentTree.invalid("a field whose name is not a string", tree.place());
    } else {
      tree.name(part.json().asString());
    }
  }

  private DocumentTree.Part scalar(ScalarEvent event) {
    Tag tag = tag(event);
    if (!tree.expectsName()) {
      return value(event.getValue(), tag);
    }
    if (tag.equals(Tag.MERGE)) {
      tree.mergingName();
    } else {
      tree.name(event.getValue());
    }
    return DocumentTree.ofText(event.getValue());
  }

  private DocumentTree.Part value(String text, Tag tag) {
    if (tag.equals(Tag.NULL)) {
      return tree.nothing();
    }
    if (tag.equals(Tag.BOOL)) {
      return tree.flag(text.toLowerCase(Locale.ROOT).equals("true"));
    }
    if (tag.equals(Tag.INT) && WHOLE.matcher(text).matches()) {
      return tree.number(DocumentNumber.whole(text, 10));
    }
    if (tag.equals(Tag.INT) && WITH_RADIX.matcher(text).matches()) {
      int radix = text.charAt(1) == 'x' ? 16 : 8;
      return tree.number(DocumentNumber.whole(text.substring(2), radix));
    }
    if (tag.equals(Tag.FLOAT) && DECIMAL.matcher(text).matches()) {
      return tree.number(DocumentNumber.decimal(text));
    }
    return tree.text(text);
  }

  private Tag tag(ScalarEvent event) {
    String tag = event.getTag().orElse(null);
    if (tag == null) {
      return event.isPlain() ? RESOLVER.resolve(event.getValue(), true) : Tag.STR;
    }
    if (tag.equals("!")) {
      return Tag.STR;
    }
    checkTag(tag);
    return new Tag(tag);
  }

  private void checkTag(String tag) {
    switch (tag.startsWith(STANDARD) ? tag.substring(STANDARD.length()) : "") {
      case "str", "int", "float", "bool", "null", "map", "seq" -> {}
      default ->
          warnings.accept("Unsupported tag '%s' at '%s'. Ignoring.".formatted(tag, tree.place()));
    }
  }

  private void anchor(Optional<String> name, DocumentTree.Part part) {
    name.ifPresent(anchor -> anchored.put(anchor, part));
  }

  private static Optional<String> name(NodeEvent event) {
    return event.getAnchor().map(Anchor::getValue);
  }
}
