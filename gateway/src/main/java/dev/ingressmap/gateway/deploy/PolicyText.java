package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.CanonicalJson;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Resource policies in one form: AWS gives them escaped, with the address of the API written out
 * and lists of one as the one.
 */
final class PolicyText {

  private static final Pattern ADDRESS =
      Pattern.compile("arn:aws[a-z-]*:execute-api:[^:]*:[^:]*:[^/]*/");

  private PolicyText() {}

  static String of(String policy) {
    try {
      return CanonicalJson.of(plain("", CanonicalJson.parse(policy)));
    } catch (JacksonException e) {
      return unescaped(policy);
    }
  }

  private static String unescaped(String policy) {
    try {
      return CanonicalJson.of(plain("", CanonicalJson.parse(policy.replace("\\", ""))));
    } catch (JacksonException e) {
      return policy;
    }
  }

  private static @Nullable Object plain(String key, @Nullable Object value) {
    if (value instanceof List<?> items) {
      List<@Nullable Object> plain =
          items.stream().<@Nullable Object>map(item -> plain(key, item)).toList();
      if (plain.size() == 1) {
        return plain.get(0);
      }
      // The order of statements says nothing either.
      return plain.stream().sorted(Comparator.comparing(CanonicalJson::of)).toList();
    }
    if (value instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> plain = new HashMap<>();
      object.forEach(
          (name, item) -> plain.put(String.valueOf(name), plain(String.valueOf(name), item)));
      boolean everybody = key.equals("Principal") && plain.equals(Map.of("AWS", "*"));
      return everybody ? "*" : plain;
    }
    return key.equals("Resource") && value instanceof String address
        ? ADDRESS.matcher(address).replaceFirst("execute-api:/")
        : value;
  }
}
