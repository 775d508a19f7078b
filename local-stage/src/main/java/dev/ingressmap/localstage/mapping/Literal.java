package dev.ingressmap.localstage.mapping;

import java.util.List;

/** A constant, {@code 'static value'}. */
public record Literal(String value) implements MappingExpression {

  @Override
  public List<String> values(Sources sources) {
    return List.of(value);
  }

  @Override
  public String toString() {
    return "'" + value + "'";
  }
}
