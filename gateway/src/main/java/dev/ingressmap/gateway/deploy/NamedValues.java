package dev.ingressmap.gateway.deploy;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What live and desired things are compared by. */
final class NamedValues {

  private NamedValues() {}

  /** Adds a value, unless there is none or it is empty. */
  static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(name, value);
    }
  }

  /** A number as people write it, with no point where none is needed. */
  static String number(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
