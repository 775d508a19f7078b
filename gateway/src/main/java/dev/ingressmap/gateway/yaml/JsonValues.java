package dev.ingressmap.gateway.yaml;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * JSON as YAML values without lines. YAML's own parser is not used, because it refuses characters
 * that JSON may contain.
 */
public final class JsonValues {

  private JsonValues() {}

  /**
   * The value.
   *
   * @param source its name in messages
   */
  public static YamlValue of(String source, JsonNode json) {
    return new YamlValue(source, "", "", node(json));
  }

  private static Node node(JsonNode json) {
    if (json.isObject()) {
      List<NodeTuple> tuples = new ArrayList<>();
      json.properties()
          .forEach(entry ->
              tuples.add(new NodeTuple(scalar(Tag.STR, entry.getKey()), node(entry.getValue()))));
      return new MappingNode(Tag.MAP, true, tuples, null, null, FlowStyle.FLOW);
    }
    if (json.isArray()) {
      List<Node> items = new ArrayList<>();
      json.forEach(item -> items.add(node(item)));
      return new SequenceNode(Tag.SEQ, true, items, null, null, FlowStyle.FLOW);
    }
    return scalar(tag(json), json.asString());
  }

  private static Tag tag(JsonNode json) {
    return switch (json.getNodeType()) {
      case NUMBER -> json.isIntegralNumber() ? Tag.INT : Tag.FLOAT;
      case BOOLEAN -> Tag.BOOL;
      case STRING -> Tag.STR;
      default -> Tag.NULL;
    };
  }

  private static Node scalar(Tag tag, String value) {
    return new ScalarNode(tag, value, null, null, ScalarStyle.DOUBLE_QUOTED);
  }
}
