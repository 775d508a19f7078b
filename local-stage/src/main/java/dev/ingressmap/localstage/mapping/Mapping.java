package dev.ingressmap.localstage.mapping;

/** A parameter, and where its value comes from. */
public record Mapping(MappingExpression target, MappingExpression source) {

  /** The parameter that is set. Every mapping that an API accepts has one as its target. */
  public Parameter parameter() {
    return (Parameter) target;
  }
}
