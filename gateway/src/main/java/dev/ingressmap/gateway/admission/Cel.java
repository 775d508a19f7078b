package dev.ingressmap.gateway.admission;

import dev.ingressmap.gateway.settings.policy.NamePattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes expressions of the Common Expression Language. */
final class Cel {

  private Cel() {}

  /** A string literal, which no text can end. */
  static String text(String value) {
    StringBuilder literal = new StringBuilder("\"");
    value.codePoints().forEach(code -> literal.append(character(code)));
    return literal.append('"').toString();
  }

  private static String character(int code) {
    if (code == '"' || code == '\\') {
      return "\\" + (char) code;
    }
    if (code >= ' ' && code <= '~') {
      return String.valueOf((char) code);
    }
    if (Character.getType(code) == Character.SURROGATE) {
      // Half a character, which CEL cannot write and Kubernetes never sends.
      return "\\ufffd";
    }
    return code > 0xffff ? "\\U%08x".formatted(code) : "\\u%04x".formatted(code);
  }

  static String texts(Collection<String> values) {
    return values.stream().map(Cel::text).collect(Collectors.joining(", ", "[", "]"));
  }

  static String map(SortedMap<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** One of these conditions. */
  static String any(Stream<String> conditions) {
    return conditions.collect(Collectors.joining(" || "));
  }

  /** Whether a map, given as an expression, has all these entries. */
  static String has(String map, Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry ->
            "%2$s in %1$s && %1$s[%2$s] == %3$s"
                .formatted(map, text(entry.getKey()), text(entry.getValue())))
        .collect(Collectors.joining(" && "));
  }

  /** Whether a name, given as an expression, matches one of the patterns. */
  static String matches(String name, List<NamePattern> patterns) {
    List<String> conditions = new ArrayList<>();
    List<String> names =
        patterns.stream().filter(NamePattern::isExact).map(NamePattern::text).toList();
    List<String> begins =
        patterns.stream()
            .filter(pattern -> !pattern.isExact())
            .map(NamePattern::beginning)
            .toList();
    if (!names.isEmpty()) {
      conditions.add(name + " in " + texts(names));
    }
    if (!begins.isEmpty()) {
      conditions.add(texts(begins) + ".exists(begin, " + name + ".startsWith(begin))");
    }
    return conditions.isEmpty() ? "false" : any(conditions.stream());
  }
}
