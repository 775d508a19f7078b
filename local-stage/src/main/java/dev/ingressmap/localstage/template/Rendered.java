package dev.ingressmap.localstage.template;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What came of a template.
 *
 * @param overrides what it set in {@code $context.responseOverride}
 */
public record Rendered(String text, Map<String, Object> overrides) {

  /** The status that the template asks for in place of the integration response's. */
  public OptionalInt responseStatus() {
    return switch (overrides.get("status")) {
      case Integer status -> OptionalInt.of(status);
      case String status when status.matches("[1-5][0-9]{2}") ->
          OptionalInt.of(Integer.parseInt(status));
      case null, default -> OptionalInt.empty();
    };
  }

  public Map<String, String> responseHeaders() {
    Map<String, String> headers = new HashMap<>();
    if (overrides.get("header") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
    }
    return headers;
  }
}
