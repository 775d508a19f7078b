package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.template.TimedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Values that templates set in place of those of a mapping.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html">
 *     Overrides</a>
 */
public record Overrides(@Nullable Object value) {

  /** The value of an override that no template has changed yet. */
  static Map<String, Object> empty(String... parts) {
    Map<String, Object> value = new TimedMap<>();
    for (String part : parts) {
      value.put(part, new TimedMap<String, Object>());
    }
    return value;
  }

  /** The values of a part such as {@code header}, by name. */
  public Map<String, List<String>> values(String part) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> parts && parts.get(part) instanceof Map<?, ?> named) {
      named.forEach((name, of) -> values.put(String.valueOf(name), texts(of)));
    }
    return values;
  }

  /** The status; empty if it is not a valid HTTP status. */
  public OptionalInt status() {
    return value instanceof Map<?, ?> parts
            && parts.get("status") instanceof Number status
            && status.intValue() >= 100
            && status.intValue() <= 599
        ? OptionalInt.of(status.intValue())
        : OptionalInt.empty();
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }
}
