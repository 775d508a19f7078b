package dev.ingressmap.localstage.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bounds the values of a template, so that no operation on them takes long. */
final class Values {

  /**
   * Jackson's limit for numbers, because arithmetic takes more than quadratic time in the digits.
   */
  private static final int MAX_DIGITS = 1_000;

  private static final int BITS_OF_TEN_DIGITS = 34;

  private Values() {}

  /** The same value, as a type that checks the deadline. */
  static @Nullable Object bounded(@Nullable Object value) {
    return switch (value) {
      case Number number -> checked(number);
      case List<?> list when list.getClass() == ArrayList.class -> list(list);
      case Map<?, ?> map
          when map.getClass() == LinkedHashMap.class || map.getClass() == HashMap.class ->
          map(map);
      case null, default -> value;
    };
  }

  /** A number of a document. A number beyond all bounds becomes infinite. */
  static @Nullable Object read(@Nullable Object value) {
    return value instanceof BigDecimal number && isHuge(number) ? number.doubleValue() : value;
  }

  /** Whether text that may be JSON has a number that takes long to parse. */
  static boolean hasHugeNumber(String text) {
    int digits = 0;
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        inString = !inString;
      } else if (c == '\\') {
        i++;
      }
      digits = inString || c < '0' || c > '9' ? 0 : digits + 1;
      if (digits > MAX_DIGITS) {
        return true;
      }
    }
    return false;
  }

  private static Number checked(Number number) {
    boolean huge =
        switch (number) {
          case BigInteger integer -> integer.bitLength() > MAX_DIGITS * BITS_OF_TEN_DIGITS / 10;
          case BigDecimal decimal -> isHuge(decimal);
          default -> false;
        };
    if (huge) {
      throw new InvalidTemplate("a number of more than " + MAX_DIGITS + " digits");
    }
    return number;
  }

  private static boolean isHuge(BigDecimal number) {
    return Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS;
  }

  private static TimedList list(List<?> values) {
    TimedList list = new TimedList(values);
    list.replaceAll(Values::bounded);
    return list;
  }

  private static Map<?, ?> map(Map<?, ?> values) {
    Map<@Nullable Object, @Nullable Object> map = new TimedMap<>();
    values.forEach((key, value) -> map.put(bounded(key), bounded(value)));
    return map;
  }
}
