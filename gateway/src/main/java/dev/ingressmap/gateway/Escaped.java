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
    if (text.codePoints().noneMatch(hidden)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(code -> {
          if (hidden.test(code)) {
            shown.append(written.apply(code));
          } else {
            shown.appendCodePoint(code);
          }
        });
    return shown.toString();
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
