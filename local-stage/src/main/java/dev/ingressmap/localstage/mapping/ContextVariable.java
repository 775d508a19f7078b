package dev.ingressmap.localstage.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the {@code context}, or what is below one.
 *
 * @param names from the outermost to the one that has the value
 */
public record ContextVariable(List<String> names) implements MappingExpression {

  static final String PREFIX = "context.";

  public ContextVariable {
    names = List.copyOf(names);
    if (String.join(".", names).isEmpty() || names.stream().anyMatch(name -> name.contains("."))) {
      throw new IllegalArgumentException("not names of the context: " + names);
    }
  }

  @Override
  public List<String> values(Sources sources) {
    @Nullable Object value = sources.context();
    for (String name : names) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  @Override
  public String toString() {
    return PREFIX + String.join(".", names);
  }
}
