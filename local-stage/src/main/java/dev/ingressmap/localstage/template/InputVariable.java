package dev.ingressmap.localstage.template;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $input} of a template; Velocity calls its public methods.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html">
 *     Mapping template reference</a>
 */
public final class InputVariable {

  private final TemplateInput input;
  private final String body;
  private @Nullable JsonDocument document;

  InputVariable(TemplateInput input) {
    this.input = input;
    this.body = input.body().isEmpty() ? "{}" : input.body();
  }

  public String getBody() {
    return body;
  }

  /** The value at a JSONPath in the body, as JSON text. */
  public String json(String path) {
    @Nullable Object value = document().read(path);
    return value == null ? "\"\"" : JsonDocument.toJson(value);
  }

  /** The value at a JSONPath in the body, as an object. */
  public @Nullable Object path(String path) {
    return document().read(path);
  }

  /** The parameters of the path, the query string and the headers. */
  public Map<String, Map<String, String>> params() {
    Map<String, Map<String, String>> params = new LinkedHashMap<>();
    params.put("path", input.path());
    params.put("querystring", input.query());
    params.put("header", input.headers());
    return params;
  }

  /** A parameter, searched for in the path, the query string and the headers, in this order. */
  public String params(String name) {
    for (Map<String, String> parameters : params().values()) {
      String value = parameters.get(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  private JsonDocument document() {
    if (document == null) {
      document = JsonDocument.of(body);
    }
    return document;
  }
}
