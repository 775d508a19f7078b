package dev.ingressmap.gateway.yaml;

import dev.ingressmap.gateway.InvalidInput;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Refuses a document whose aliases make it endless, or far larger than its text.
 *
 * <p>An alias comes after its anchor, so one walk in the order of the text knows the size of what
 * an alias stands for. The walk goes no deeper than the text is nested.
 */
final class Aliases {

  private static final int MAX_VALUES = 1_000_000;
  private static final int MAX_DEPTH = 100;

  private static final Extent SCALAR = new Extent(1, 0);

  private final String source;

  /** What is known about nodes with an anchor; null while a node is being walked through. */
  private final Map<Node, @Nullable Extent> anchored = new HashMap<>();

  private long written;

  private Aliases(String source) {
    this.source = source;
  }

  /** Throws {@link InvalidInput} for such a document. */
  static void check(String source, Node document) {
    new Aliases(source).extent(document);
  }

  /** How many values a node expands to, including itself, and how deep they are nested. */
  private record Extent(long values, int depth) {

    Extent with(Extent part) {
      return new Extent(values + part.values, Math.max(depth, part.depth + 1));
    }
  }

  private Extent extent(Node node) {
    if (node.getAnchor() == null) {
      return walk(node);
    }
    if (!anchored.containsKey(node)) {
      anchored.put(node, null);
      anchored.put(node, walk(node));
    }
    Extent known = anchored.get(node);
    if (known == null) {
      throw refusal(node, "&" + node.getAnchor() + " contains itself");
    }
    return known;
  }

  private Extent walk(Node node) {
    written++;
    Extent extent = SCALAR;
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        extent = extent.with(extent(item));
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        extent = extent.with(extent(entry.getKeyNode())).with(extent(entry.getValueNode()));
      }
    }
    if (extent.values() - written > MAX_VALUES) {
      throw refusal(node, "its aliases stand for more than " + MAX_VALUES + " values");
    }
    if (extent.depth() > MAX_DEPTH) {
      throw refusal(node, "nested more than " + MAX_DEPTH + " deep");
    }
    return extent;
  }

  private InvalidInput refusal(Node node, String reason) {
    int line = node.getStartMark().getLine() + 1;
    return new InvalidInput(new Origin(source, line) + ": not readable: " + reason);
  }
}
