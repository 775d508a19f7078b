package dev.ingressmap.localstage.mapping;

/** Reads mapping expressions. */
final class ExpressionParser {

  private ExpressionParser() {}

  static MappingExpression parse(String text) {
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
      return new Literal(text.substring(1, text.length() - 1));
    }
    if (isBelow(ContextVariable.PREFIX, text)) {
      return new ContextVariable(text.substring(ContextVariable.PREFIX.length()));
    }
    if (isBelow(StageVariable.PREFIX, text)) {
      return new StageVariable(text.substring(StageVariable.PREFIX.length()));
    }
    for (Message message : Message.values()) {
      if (text.startsWith(message.prefix())) {
        return ofMessage(message, text);
      }
    }
    return new Unknown(text);
  }

  private static MappingExpression ofMessage(Message message, String text) {
    String body = message.prefix() + Body.NAME;
    if (text.equals(body) || isBelow(body + ".", text)) {
      return new Body(message, text.substring(body.length()));
    }
    boolean multivalue = text.startsWith(Parameter.MULTIVALUE, message.prefix().length());
    for (Place place : Place.values()) {
      String prefix = Parameter.prefix(message, place, multivalue);
      if (isBelow(prefix, text)) {
        return new Parameter(message, place, multivalue, text.substring(prefix.length()));
      }
    }
    return new Unknown(text);
  }

  private static boolean isBelow(String prefix, String text) {
    return text.startsWith(prefix) && text.length() > prefix.length();
  }
}
