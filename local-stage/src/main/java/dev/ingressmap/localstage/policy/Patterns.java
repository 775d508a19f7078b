package dev.ingressmap.localstage.policy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts in which {@code *} stands for anything and {@code ?} for any character. */
final class Patterns {

  private final List<Pattern> patterns;

  Patterns(List<String> texts) {
    this.patterns = texts.stream().map(Patterns::compiled).toList();
  }

  boolean match(String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
  }

  private static Pattern compiled(String text) {
    String regex =
        text.chars()
            .mapToObj(
                c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
