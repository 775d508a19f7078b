package dev.ingressmap.localstage.template;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import org.jspecify.annotations.Nullable;

/** Values in JSON text, by JSONPath. */
public final class JsonDocument {

  private static final Configuration LENIENT =
      Configuration.defaultConfiguration().addOptions(Option.SUPPRESS_EXCEPTIONS);

  private JsonDocument() {}

  /** The value as text: a string as it is, anything else as JSON; null if there is none. */
  public static @Nullable String find(String json, String path) {
    @Nullable Object value = read(json, path);
    return value == null || value instanceof String ? (String) value : toJson(value);
  }

  static @Nullable Object read(String json, String path) {
    try {
      return JsonPath.using(LENIENT).parse(json).read(path);
    } catch (JsonPathException | IllegalArgumentException e) {
      return null;
    }
  }

  static String toJson(@Nullable Object value) {
    return LENIENT.jsonProvider().toJson(value);
  }
}
