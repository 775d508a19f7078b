package dev.ingressmap.gateway.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in the variables of paths: segments that callers choose. */
final class Variables {

  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\{[^/}]*}");

  private Variables() {}

  /** A path that callers could send. */
  static String filled(String path, String word) {
    return VARIABLE.matcher(path).replaceAll(Matcher.quoteReplacement(word));
  }
}
