package dev.ingressmap.localstage.mapping;

/** Which parameter takes its value from where. */
public record Mapping(MappingExpression target, MappingExpression source) {

  /** The parameter that is set; the target of every mapping that an API accepts is one. */
  public Parameter parameter() {
    return (Parameter) target;
  }
}
