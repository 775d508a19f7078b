package dev.ingressmap.localstage.mapping;

import java.util.List;

/**
 * A parameter of a message.
 *
 * @param multivalue whether it is all of the parameter's values, and not the last of them
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

  /** The same parameter, as its message declares it. */
  public Parameter declared() {
    return new Parameter(message, place, false, name);
  }

  /** Whether this is how such a message declares a parameter, or sets it. */
  public boolean isDeclaredOf(Message of) {
    return message == of && !multivalue;
  }

  @Override
  public List<String> values(Sources sources) {
    if (multivalue) {
      // AWS takes the expression, but a path has no such values.
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
