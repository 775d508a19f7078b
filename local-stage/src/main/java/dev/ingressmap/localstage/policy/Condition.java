package dev.ingressmap.localstage.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/**
 * One key of a condition operator.
 *
 * @param key in lower case
 * @param negated whether the test must fail; it does fail for an absent key
 */
record Condition(
    String key,
    List<String> values,
    BiPredicate<String, String> test,
    boolean negated,
    boolean ifExists) {

  private static final String IF_EXISTS = "IfExists";

  /**
   * The conditions of a statement. All of them must hold.
   *
   * @throws IllegalArgumentException for an unsupported operator
   */
  static List<Condition> all(JsonNode json) {
    List<Condition> conditions = new ArrayList<>();
    json.forEachEntry((operator, keys) ->
        keys.forEachEntry(
            (key, values) -> conditions.add(of(operator, key, Statement.texts(values)))));
    return conditions;
  }

  private static Condition of(String operator, String key, List<String> values) {
    boolean ifExists = operator.endsWith(IF_EXISTS);
    String name =
        ifExists ? operator.substring(0, operator.length() - IF_EXISTS.length()) : operator;
    BiPredicate<String, String> test =
        switch (name) {
          case "IpAddress", "NotIpAddress" -> (range, value) -> IpRange.of(range).contains(value);
          case "StringEquals", "StringNotEquals" -> String::equals;
          case "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase" -> String::equalsIgnoreCase;
          case "StringLike",
              "StringNotLike",
              "ArnLike",
              "ArnNotLike",
              "ArnEquals",
              "ArnNotEquals" ->
              (pattern, value) -> new Patterns(List.of(pattern)).match(value);
          default ->
              throw new IllegalArgumentException(
                  "the condition " + operator + " is not supported here");
        };
    if (name.endsWith("IpAddress")) {
      values.forEach(IpRange::of);
    }
    return new Condition(
        key.toLowerCase(Locale.ROOT), values, test, name.contains("Not"), ifExists);
  }

  boolean holds(Map<String, String> context) {
    String value = context.get(key);
    if (value == null) {
      return negated || ifExists;
    }
    return values.stream().anyMatch(wanted -> test.test(wanted, value)) != negated;
  }
}
