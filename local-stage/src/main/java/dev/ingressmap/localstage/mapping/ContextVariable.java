package dev.ingressmap.localstage.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the {@code context}, or a value below one.
 *
 * @param path the names from the outermost to that of the value, separated by dots
 */
public record ContextVariable(String path) implements MappingExpression {

  static final String PREFIX = "context.";

  public ContextVariable {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a variable of the context without a name");
    }
  }

  @Override
  public List<String> values(Sources sources) {
    @Nullable Object value = sources.context();
    int end = -1;
    // A list of names would take 26 times as much memory as their text.
    while (value instanceof Map<?, ?> map && end < path.length()) {
      int start = end + 1;
      int dot = path.indexOf('.', start);
      end = dot < 0 ? path.length() : dot;
      value = map.get(path.substring(start, end));
    }
    return value == null || end < path.length() ? List.of() : List.of(value.toString());
  }

  @Override
  public String toString() {
    return PREFIX + path;
  }
}
