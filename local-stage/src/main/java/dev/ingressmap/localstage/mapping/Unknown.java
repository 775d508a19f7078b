package dev.ingressmap.localstage.mapping;

import java.util.List;

/** A text that is not an expression. It has no value. */
public record Unknown(String text) implements MappingExpression {

  @Override
  public List<String> values(Sources sources) {
    return List.of();
  }

  @Override
  public String toString() {
    return text;
  }
}
