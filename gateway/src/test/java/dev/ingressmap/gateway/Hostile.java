package dev.ingressmap.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** Texts that an attacker would have this program print, and a check that it did not. */
public final class Hostile {

  /** A line that looks like this program's own. */
  public static final String LINE = "gateway: 0 problems";

  /** One harmful character of each kind, on both sides of that line. */
  public static final String TEXT =
      "e\u001b[31mvil\u0007\b\0\r\n"
          + LINE
          + "\n\u009b2J\u202e\u2066\u200f\u061c\u2028"
          + LINE
          + "\u2029"
          + LINE
          + "\u0085\u007f\t";

  /** A text that is not valid Unicode: halves of surrogate pairs. */
  public static final String BROKEN = TEXT + "\ud800x\udc00";

  private static final Pattern CONTROL =
      Pattern.compile(
          "[\\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\\x{d800}-\\x{dfff}&&[^\n]]");

  private Hostile() {}

  /** Checks that the output has only this program's own lines, and only visible characters. */
  public static void assertHarmless(String printed) {
    String ours = printed.replace("\tat ", "").replace("\t... ", "").replace("\tSuppressed: ", "");
    assertThat(CONTROL.matcher(ours).results().map(result -> code(result.group())).toList())
        .as("control characters in:%n%s", printed)
        .isEmpty();
    assertThat(printed.lines().map(String::strip))
        .as("lines of:%n%s", printed)
        .noneMatch(line -> line.startsWith(LINE));
  }

  private static String code(String character) {
    return "U+%04X".formatted(character.codePointAt(0));
  }
}
