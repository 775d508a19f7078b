package dev.ingressmap.gateway;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in one form: keys sorted, no white space. */
public final class CanonicalJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private CanonicalJson() {}

  /** The text of a value of maps, lists, records, strings, numbers and flags. */
  public static String of(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The value of a text, as maps, lists, strings, numbers and flags. */
  public static Object parse(String json) {
    return MAPPER.readValue(json, Object.class);
  }
}
