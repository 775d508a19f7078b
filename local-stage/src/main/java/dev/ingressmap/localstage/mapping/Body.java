package dev.ingressmap.localstage.mapping;

import java.util.List;

/**
 * The body of a message, or the value at a path in it.
 *
 * @param path a JSONPath that starts with a dot; empty for the whole body
 */
public record Body(Message message, String path) implements MappingExpression {

  static final String NAME = "body";

  public Body {
    if (path.equals(".") || !(path.isEmpty() || path.startsWith("."))) {
      throw new IllegalArgumentException("not a path in a body: " + path);
    }
  }

  @Override
  public List<String> values(Sources sources) {
    String value = sources.body(path);
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public String toString() {
    return message.prefix() + NAME + path;
  }
}
