package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.template.JsonDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that an integration's mapping sets.
 *
 * @param path by name, encoded
 * @param query encoded
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html">
 *     Parameter mappings</a>
 */
record RequestParameters(Map<String, String> path, String query, HttpFields headers) {

  static RequestParameters of(Invocation call) {
    Map<String, String> path = new HashMap<>();
    StringJoiner query = new StringJoiner("&");
    HttpFields.Mutable headers = HttpFields.build();
    call.integration()
        .requestParameters()
        .forEach((target, source) -> {
          List<String> values = values(source, call);
          String name = after(target, "integration.request.");
          if (name.startsWith("path.") && !values.isEmpty()) {
            path.put(after(name, "path."), values.getFirst());
          } else if (name.startsWith("querystring.")) {
            values.forEach(value -> query.add(pair(after(name, "querystring."), value)));
          } else if (name.startsWith("header.")) {
            values.forEach(value -> headers.add(header(after(name, "header.")), value));
          }
        });
    return new RequestParameters(path, query.toString(), headers.asImmutable());
  }

  private static String header(String name) {
    if (Headers.isReserved(name)) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR, "the mapping sets a reserved header: " + name);
    }
    return name;
  }

  private static List<String> values(String source, Invocation call) {
    if (source.startsWith("'")) {
      return List.of(Expressions.literal(source));
    }
    if (source.startsWith("method.request.")) {
      return requested(after(source, "method.request."), call);
    }
    return Expressions.shared(source, call);
  }

  private static List<String> requested(String source, Invocation call) {
    if (source.equals("body") || source.startsWith("body.")) {
      String body = call.body().text();
      return present(
          source.equals("body") ? body : JsonDocument.find(body, "$." + after(source, "body.")));
    }
    int dot = source.indexOf('.');
    String name = source.substring(dot + 1);
    return switch (source.substring(0, Math.max(dot, 0))) {
      case "path" -> present(call.match().pathParameters().get(name));
      case "header" -> present(call.headers().get(name));
      case "multivalueheader" -> call.headers().getValuesList(name);
      case "querystring" -> present(call.query().getValue(name));
      case "multivaluequerystring" -> valuesOf(call.query(), name);
      default -> List.of();
    };
  }

  private static List<String> valuesOf(Fields query, String name) {
    List<String> values = query.getValues(name);
    return values == null ? List.of() : values;
  }

  private static List<String> present(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String after(String text, String prefix) {
    return text.substring(prefix.length());
  }
}
