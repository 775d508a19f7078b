package dev.ingressmap.gateway.aws.call;

import dev.ingressmap.gateway.PlainNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Reads the fields of AWS's answers. An answer may lack any field, and may have null in any list or
 * map. This is an error only if nothing works without the field.
 */
public final class Given {

  private Given() {}

  /**
   * A field that every answer must have.
   *
   * @param field AWS's name for it, for the error
   */
  public static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new MissingField(field);
    }
    return value;
  }

  /** A text, empty if it is missing. */
  public static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  /** A flag, false if it is missing. */
  public static boolean flag(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  /** A time; the earliest possible time if it is missing. */
  public static Instant time(@Nullable Instant value) {
    return Objects.requireNonNullElse(value, Instant.EPOCH);
  }

  /** The items of a list. */
  public static <T> List<T> list(Iterable<T> items) {
    return list(items, Function.identity());
  }

  /** The items of a list, each converted by a function. */
  public static <T, R> List<R> list(Iterable<T> items, Function<T, R> reader) {
    return StreamSupport.stream(items.spliterator(), false)
        .filter(Objects::nonNull)
        .map(reader)
        .toList();
  }

  /** The fields that are a single text, number or flag, by AWS's names for them. */
  public static Map<String, String> texts(SdkPojo live) {
    Map<String, String> texts = new HashMap<>();
    for (SdkField<?> field : live.sdkFields()) {
      Object value = field.getValueOrDefault(live);
      if (value instanceof Number number) {
        texts.put(field.locationName(), PlainNumber.of(number.doubleValue()));
      } else if (value instanceof String || value instanceof Boolean) {
        texts.put(field.locationName(), value.toString());
      }
    }
    return texts;
  }

  /**
   * The items of a list, by name or id.
   *
   * @param field AWS's name for the name or id
   */
  public static <T, R> Map<String, R> index(
      Iterable<T> items, String field, Function<T, @Nullable String> name, Function<T, R> reader) {
    Map<String, R> index = new LinkedHashMap<>();
    list(items).forEach(item -> index.put(required(name.apply(item), field), reader.apply(item)));
    return index;
  }

  /** The entries of a map, in order. */
  public static <T> Map<String, T> map(Map<String, T> entries) {
    return map(entries, Function.identity());
  }

  /** The entries of a map, with values converted by a function. */
  public static <T, R> Map<String, R> map(Map<String, T> entries, Function<T, R> reader) {
    Map<String, R> given = new LinkedHashMap<>();
    entries.forEach((name, value) -> {
      if (value != null) {
        given.put(name, reader.apply(value));
      }
    });
    return given;
  }
}
