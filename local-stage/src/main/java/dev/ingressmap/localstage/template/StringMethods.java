package dev.ingressmap.localstage.template;

import dev.ingressmap.localstage.program.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The string methods that templates may call. Those that can take more than linear time are
 * implemented here, within the program's deadline.
 */
final class StringMethods {

  private static final Set<String> QUICK =
      Set.of(
          "charAt",
          "codePointAt",
          "compareTo",
          "compareToIgnoreCase",
          "concat",
          "contentEquals",
          "endsWith",
          "equals",
          "equalsIgnoreCase",
          "getBytes",
          "hashCode",
          "isBlank",
          "isEmpty",
          "length",
          "regionMatches",
          "startsWith",
          "strip",
          "stripLeading",
          "stripTrailing",
          "subSequence",
          "substring",
          "toCharArray",
          "toLowerCase",
          "toString",
          "toUpperCase",
          "trim",
          "valueOf");

  private StringMethods() {}

  /** Whether Java's own method is fast enough. */
  static boolean isQuick(String name) {
    return QUICK.contains(name);
  }

  /** A method that is implemented here; null if none has this name and takes these arguments. */
  static @Nullable Method find(String name, Object[] arguments) {
    boolean ofOne = arguments.length == 1 && arguments[0] instanceof CharSequence;
    boolean ofTwo =
        arguments.length == 2
            && arguments[0] instanceof CharSequence
            && arguments[1] instanceof CharSequence;
    return switch (name) {
      case "matches" -> ofOne ? (text, a) -> expression(a).matches(text) : null;
      case "split" ->
          ofOne
              ? (text, a) -> split(expression(a), text, 0)
              : isFrom(arguments) ? (text, a) -> split(expression(a), text, (Integer) a[1]) : null;
      case "replaceAll" ->
          ofTwo ? (text, a) -> replaced(expression(a), text, text(a, 1), true) : null;
      case "replaceFirst" ->
          ofTwo ? (text, a) -> replaced(expression(a), text, text(a, 1), false) : null;
      case "replace" ->
          ofTwo
              ? (text, a) -> replaced(literal(a), text, Matcher.quoteReplacement(text(a, 1)), true)
              : arguments.length == 2 && arguments[0] instanceof Character
                  ? (text, a) -> text.replace((Character) a[0], (Character) a[1])
                  : null;
      case "contains" -> ofOne ? (text, a) -> literal(a).isIn(text) : null;
      case "indexOf" -> ofOne || isFrom(arguments) ? StringMethods::indexOf : null;
      case "lastIndexOf" -> ofOne ? StringMethods::lastIndexOf : null;
      default -> null;
    };
  }

  /** The implementation of a string method. */
  @FunctionalInterface
  interface Method {
    Object call(String text, Object[] arguments);
  }

  private static boolean isFrom(Object[] arguments) {
    return arguments.length == 2
        && arguments[0] instanceof CharSequence
        && arguments[1] instanceof Integer;
  }

  /** Works like {@link Pattern#split(CharSequence, int)}, whose parts would be timed texts. */
  private static String[] split(Expression separator, String text, int limit) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = separator.matcher(text);
    int begin = 0;
    while ((limit <= 0 || parts.size() < limit - 1) && matcher.find()) {
      // An empty match at the beginning splits nothing off.
      if (matcher.end() > 0) {
        parts.add(text.substring(begin, matcher.start()));
        begin = matcher.end();
      }
    }
    if (parts.isEmpty()) {
      return new String[] {text};
    }
    parts.add(text.substring(begin));
    while (limit == 0 && !parts.isEmpty() && parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return parts.toArray(String[]::new);
  }

  private static String replaced(Expression old, String text, String replacement, boolean all) {
    Output output = new Output();
    StringBuilder piece = new StringBuilder();
    Matcher matcher = old.matcher(text);
    boolean found = matcher.find();
    int begin = 0;
    while (found) {
      matcher.appendReplacement(piece, replacement);
      output.write(piece.toString());
      piece.setLength(0);
      begin = matcher.end();
      found = all && matcher.find();
    }
    output.write(text, begin, text.length() - begin);
    return output.toString();
  }

  private static Object indexOf(String text, Object[] arguments) {
    int from = arguments.length == 2 ? Math.clamp((Integer) arguments[1], 0, text.length()) : 0;
    Matcher matcher = literal(arguments).matcher(text);
    return matcher.find(from) ? matcher.start() : -1;
  }

  private static Object lastIndexOf(String text, Object[] arguments) {
    Matcher matcher = literal(arguments).matcher(text);
    int last = -1;
    for (int at = 0; at <= text.length() && matcher.find(at); at = last + 1) {
      last = matcher.start();
    }
    return last;
  }

  private static Expression expression(Object[] arguments) {
    return Expression.of(text(arguments, 0));
  }

  private static Expression literal(Object[] arguments) {
    return new Expression(Pattern.compile(text(arguments, 0), Pattern.LITERAL));
  }

  private static String text(Object[] arguments, int index) {
    return arguments[index].toString();
  }
}
