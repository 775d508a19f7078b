package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.CanonicalJson;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Resource policies in one form. AWS returns them escaped, with the address of the API and the root
 * users of accounts written in full, and with a single value in place of a list of one.
 */
final class PolicyText {

  private static final Pattern ADDRESS =
      Pattern.compile("arn:aws[a-z-]*:execute-api:[^:]*:[^:]*:[^/]*/");

  private static final Pattern ROOT = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):root");

  /**
   * Converts the forms of a policy to plain JSON. In the last form, line breaks are not escaped.
   */
  private static final List<UnaryOperator<String>> FORMS =
      List.of(policy -> policy, PolicyText::unescaped, policy -> policy.replace("\\", ""));

  private PolicyText() {}

  static String of(String policy) {
    for (UnaryOperator<String> form : FORMS) {
      try {
        return CanonicalJson.of(plain("", CanonicalJson.parse(form.apply(policy))));
      } catch (JacksonException e) {
        // It has the next form, or it is not a policy.
      }
    }
    return policy;
  }

  /** AWS escapes a policy like the text of a JSON string. */
  private static String unescaped(String policy) {
    return String.valueOf(CanonicalJson.parse("\"" + policy + "\""));
  }

  private static @Nullable Object plain(String key, @Nullable Object value) {
    if (value instanceof List<?> items) {
      List<@Nullable Object> plain =
          items.stream().<@Nullable Object>map(item -> plain(key, item)).toList();
      if (plain.size() == 1) {
        return plain.get(0);
      }
      // The order of statements does not matter either.
      return plain.stream().sorted(Comparator.comparing(CanonicalJson::of)).toList();
    }
    if (value instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> plain = new HashMap<>();
      object.forEach(
          (name, item) -> plain.put(String.valueOf(name), plain(String.valueOf(name), item)));
      boolean everybody = key.equals("Principal") && plain.equals(Map.of("AWS", "*"));
      return everybody ? "*" : plain;
    }
    return value instanceof String text ? shortened(key, text) : value;
  }

  private static String shortened(String key, String text) {
    return switch (key) {
      case "Resource" -> ADDRESS.matcher(text).replaceFirst("execute-api:/");
      case "AWS" -> ROOT.matcher(text).replaceFirst("$1");
      default -> text;
    };
  }
}
