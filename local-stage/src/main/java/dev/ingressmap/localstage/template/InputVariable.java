package dev.ingressmap.localstage.template;

import java.util.HashMap;
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

  InputVariable(TemplateInput input) {
    this.input = input;
  }

  public String getBody() {
    return input.body();
  }

  /** What a JSONPath finds in the body, as JSON text. */
  public String json(String path) {
    @Nullable Object value = JsonDocument.read(input.body(), path);
    return value == null ? "\"\"" : JsonDocument.toJson(value);
  }

  /** What a JSONPath finds in the body, to go on with. */
  public @Nullable Object path(String path) {
    return JsonDocument.read(input.body(), path);
  }

  /** The parameters of the path, the query string and the headers. */
  public Map<String, Map<String, String>> params() {
    Map<String, Map<String, String>> params = new HashMap<>();
    params.put("path", input.path());
    params.put("querystring", input.query());
    params.put("header", input.headers());
    return params;
  }

  /** A parameter, looked for in the path, the query string and the headers, in this order. */
  public String params(String name) {
    String value = input.path().get(name);
    if (value == null) {
      value = input.query().get(name);
    }
    if (value == null) {
      value = input.headers().get(name);
    }
    return value == null ? "" : value;
  }
}
