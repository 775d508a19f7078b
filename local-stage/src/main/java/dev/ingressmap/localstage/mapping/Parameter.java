package dev.ingressmap.localstage.mapping;

import java.util.List;

/**
 * A parameter of a message.
 *
 * @param multivalue whether it means all of the parameter's values, not just the last
 */
public record Parameter(Message message, Place place, boolean multivalue, String name)
    implements MappingExpression {

  static final String MULTIVALUE = "multivalue";

  public Parameter {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a parameter without a name");
    }
  }

  static String prefix(Message message, Place place, boolean multivalue) {
    return message.prefix() + (multivalue ? MULTIVALUE : "") + place + ".";
  }

  /** The parameter in the form in which its message declares it. */
  public Parameter declared() {
    return new Parameter(message, place, false, name);
  }

  /** Whether a message declares or sets a parameter in this form. */
  public boolean isDeclaredOf(Message of) {
    return message == of && !multivalue;
  }

  @Override
  public List<String> values(Sources sources) {
    if (multivalue) {
      // AWS accepts the expression, but a path has no such values.
      return place == Place.PATH ? List.of() : sources.parameter(place, name);
    }
    List<String> values = sources.parameter(place, name);
    return values.size() < 2 ? values : List.of(values.getLast());
  }

  @Override
  public String toString() {
    return prefix(message, place, multivalue) + name;
  }
}
