package dev.ingressmap.localstage.mapping;

import java.util.List;

/** A variable of the called stage. */
public record StageVariable(String name) implements MappingExpression {

  static final String PREFIX = "stageVariables.";

  public StageVariable {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a stage variable without a name");
    }
  }

  @Override
  public List<String> values(Sources sources) {
    String value = sources.stageVariables().get(name);
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public String toString() {
    return PREFIX + name;
  }
}
