package dev.ingressmap.localstage.control.wire;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a collection.
 *
 * @param position where the next page begins; absent on the last one
 */
public record Page<T>(
    @Nullable String position, @JsonInclude(JsonInclude.Include.ALWAYS) List<T> item) {

  private static final int DEFAULT_LIMIT = 25;
  private static final int MAX_LIMIT = 500;

  /** More than any second of the clock, and it has twelve digits as well. */
  private static final long MAX_SECOND = 999_999_999_999L;

  /**
   * The page that a call asks for. A position is the key of the last element before the page, so
   * that pages neither repeat nor skip an element if others are added or removed meanwhile.
   */
  public static <T> Page<T> of(Collection<T> items, Function<T, String> key, Call call) {
    var sorted = new TreeMap<String, T>();
    items.forEach(item -> sorted.put(key.apply(item), item));
    String position = call.parameter("position");
    var rest = position == null ? sorted : sorted.tailMap(decode(position), false);
    int limit = limit(call);
    List<T> page = rest.values().stream().limit(limit).toList();
    return new Page<>(
        page.isEmpty() || page.size() == rest.size() ? null : encode(key.apply(page.getLast())),
        page);
  }

  /** A key that sorts in the order of creation. */
  public static String creationKey(Instant createdDate, String id) {
    return "%012d%09d".formatted(createdDate.getEpochSecond(), createdDate.getNano()) + id;
  }

  /** A key that sorts by the date of creation, and within one second by a number. */
  public static String creationKey(Instant createdDate, long number) {
    return "%012d%019d".formatted(createdDate.getEpochSecond(), number);
  }

  /** A key that sorts by a number. */
  public static String creationKey(long number) {
    return "%019d".formatted(number);
  }

  /** A key that sorts as {@link #creationKey(Instant, long)} does, but the newest first. */
  public static String newestFirst(Instant createdDate, long number) {
    return "%012d%019d"
        .formatted(MAX_SECOND - createdDate.getEpochSecond(), Long.MAX_VALUE - number);
  }

  public <V> Page<V> map(Function<T, V> view) {
    return new Page<>(position, item.stream().map(view).toList());
  }

  private static int limit(Call call) {
    String limit = call.parameter("limit");
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int number = Integer.parseInt(limit);
      if (number == 0) {
        throw badRequest("Invalid limit specified: " + limit);
      }
      // AWS does not refuse a negative limit.
      return number < 0 ? DEFAULT_LIMIT : Math.min(number, MAX_LIMIT);
    } catch (NumberFormatException e) {
      throw WireTypes.serialization("class java.lang.String can not be converted to an Integer");
    }
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String position) {
    try {
      return new String(Base64.getUrlDecoder().decode(position), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw badRequest("Invalid position parameter");
    }
  }
}
