package dev.ingressmap.localstage.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies that keep their order. What JSON omits or sets to null is read as empty. */
public final class Copies {

  private Copies() {}

  public static <V> Map<String, V> map(@Nullable Map<String, V> map) {
    var copy = new LinkedHashMap<String, V>();
    if (map != null) {
      map.forEach((key, value) -> {
        if (value != null) {
          copy.put(key, value);
        }
      });
    }
    return Collections.unmodifiableMap(copy);
  }

  public static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    var copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return Collections.unmodifiableMap(copy);
  }

  public static <V> Map<String, V> without(Map<String, V> map, String key) {
    var copy = new LinkedHashMap<>(map);
    copy.remove(key);
    return Collections.unmodifiableMap(copy);
  }

  /** The map with another value for a key, or without the key if the value is null. */
  public static <V> Map<String, V> changed(Map<String, V> map, String key, @Nullable V value) {
    return value == null ? without(map, key) : with(map, key, value);
  }

  /** Copies a list. To AWS, lists of the model are sets, so a repeated element is dropped. */
  public static <T> List<T> list(@Nullable List<T> list) {
    return list == null
        ? List.of()
        : Collections.unmodifiableList(
            new ArrayList<>(list.stream().filter(Objects::nonNull).distinct().toList()));
  }

  /** Mapping templates by content type. A null template is read as an empty one, as AWS does. */
  public static Map<String, String> templates(@Nullable Map<String, String> templates) {
    var copy = new LinkedHashMap<String, String>();
    if (templates != null) {
      templates.forEach((contentType, template) -> {
        if (contentType.indexOf('/') < 1 && !contentType.equals("$default")) {
          throw ApiGatewayException.badRequest(
              "Validation Result: warnings : [], errors : [Invalid content type specified: "
                  + contentType
                  + "]");
        }
        copy.put(contentType, template == null ? "" : template);
      });
    }
    return Collections.unmodifiableMap(copy);
  }
}
