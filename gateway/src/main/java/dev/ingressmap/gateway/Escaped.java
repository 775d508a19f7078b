package dev.ingressmap.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Makes other people's text safe to show: characters that move the cursor, start a line, change the
 * reading direction or are invisible are written as escapes.
 */
public final class Escaped {

  private Escaped() {}

  /** One line for people, in which such characters are {@code \n}, {@code \x1b}, {@code \u202e}. */
  public static String line(String text) {
    return escaped(text, Escaped::isHidden, Escaped::forPeople);
  }

  /** Text of several lines: as {@link #line}, but for its line feeds. */
  public static String lines(String text) {
    return escaped(text, code -> code != '\n' && isHidden(code), Escaped::forPeople);
  }

  /** JSON of the same value; its only control characters are its layout. */
  public static String json(String json) {
    return escaped(json, code -> code >= ' ' && isHidden(code), Escaped::byFourDigits);
  }

  /** A stack trace, in which a message is one line like everything else. */
  public static List<String> trace(Throwable failure) {
    List<String> lines = new ArrayList<>();
    for (Throwable cause : Causes.of(failure).toList()) {
      lines.add((lines.isEmpty() ? "" : "Caused by: ") + line(cause.toString()));
      for (StackTraceElement element : cause.getStackTrace()) {
        lines.add("\tat " + line(element.toString()));
      }
    }
    return lines;
  }

  private static String escaped(String text, IntPredicate hidden, IntFunction<String> written) {
    StringBuilder shown = new StringBuilder();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      int code = text.codePointAt(at);
      int next = at + Character.charCount(code);
      if (!isPlain(code) && hidden.test(code)) {
        shown.append(text, from, at).append(written.apply(code));
        from = next;
      }
      at = next;
    }
    return from == 0 ? text : shown.append(text, from, at).toString();
  }

  /** Decides for nearly all characters, without a look at Unicode's tables. */
  private static boolean isPlain(int code) {
    return code >= ' ' && code < 0x7f;
  }

  private static boolean isHidden(int code) {
    return switch (Character.getType(code)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> isOfDirection(code);
      default -> false;
    };
  }

  /** Joiners, which belong to words and emoji, are format characters too. */
  private static boolean isOfDirection(int code) {
    return code == 0x061c
        || (code >= 0x200e && code <= 0x200f)
        || (code >= 0x202a && code <= 0x202e)
        || (code >= 0x2066 && code <= 0x2069);
  }

  private static String forPeople(int code) {
    return switch (code) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> code <= 0xff ? "\\x%02x".formatted(code) : byFourDigits(code);
    };
  }

  private static String byFourDigits(int code) {
    return "\\u%04x".formatted(code);
  }
}
