package dev.ingressmap.localstage.policy;

import java.util.List;

/** Texts with wildcards: {@code *} matches any text and {@code ?} any character. */
record Patterns(List<String> texts) {

  Patterns {
    texts = List.copyOf(texts);
  }

  boolean match(String text) {
    return texts.stream().anyMatch(pattern -> matches(pattern, text));
  }

  /**
   * Takes time proportional to the product of the lengths at most: it backtracks only to the last
   * {@code *}.
   */
  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int from = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        from = t;
      } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++from;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean fits(char wanted, char c) {
    return wanted == '?' || Character.toLowerCase(wanted) == Character.toLowerCase(c);
  }
}
