package dev.ingressmap.localstage.template;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Text that may be JSON. JSONPath reads it within the program's deadline. */
public final class JsonDocument {

  static {
    TimedExpressions.install();
  }

  private static final Configuration LENIENT =
      Configuration.builder()
          .jsonProvider(new TimedJson())
          .options(Option.SUPPRESS_EXCEPTIONS)
          .build();

  private static final JsonMapper JSON = new JsonMapper();

  private final @Nullable DocumentContext document;

  private JsonDocument(@Nullable DocumentContext document) {
    this.document = document;
  }

  /** The document. Nothing can be found in text that is not JSON. */
  public static JsonDocument of(String text) {
    if (Values.hasHugeNumber(text)) {
      return new JsonDocument(null);
    }
    try {
      return new JsonDocument(JsonPath.using(LENIENT).parse(text));
    } catch (JsonPathException | IllegalArgumentException e) {
      return new JsonDocument(null);
    }
  }

  /** The value as text: strings unchanged, anything else as JSON; null if there is none. */
  public @Nullable String find(String path) {
    @Nullable Object value = read(path);
    return value == null || value instanceof String ? (String) value : toJson(value);
  }

  /** A string, a number, a boolean, a map or a list; null if there is none. */
  public @Nullable Object read(String path) {
    if (document == null) {
      return null;
    }
    try {
      return document.read(path);
    } catch (JsonPathException | IllegalArgumentException e) {
      return null;
    }
  }

  static String toJson(Object value) {
    Output text = new Output();
    JSON.writeValue(text, value);
    return text.toString();
  }
}
