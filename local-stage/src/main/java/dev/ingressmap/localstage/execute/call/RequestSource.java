package dev.ingressmap.localstage.execute.call;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the value of an integration's request parameter comes from. */
public final class RequestSource {

  private static final String METHOD_REQUEST = "method.request.";
  private static final String BODY = "method.request.body";
  private static final String PATH = "method.request.path.";

  private RequestSource() {}

  /** Whether an expression looks into the body. */
  static boolean isOfBody(String source) {
    return source.startsWith(BODY);
  }

  /** The values that an expression yields; none, if there is nothing there. */
  public static List<String> values(String source, Call call) {
    if (isOfBody(source)) {
      return present(
          Expressions.ofBody(
              call.body(), source.substring(BODY.length()), GatewayResponse.BAD_REQUEST_JSON));
    }
    if (!source.startsWith(METHOD_REQUEST)) {
      return present(Expressions.shared(source, call));
    }
    String expression = source.substring(METHOD_REQUEST.length());
    int dot = expression.indexOf('.');
    String name = expression.substring(dot + 1);
    return switch (expression.substring(0, Math.max(dot, 0))) {
      case "path" -> present(call.match().pathParameters().get(name));
      case "header" -> last(call.headers().getValuesList(name));
      case "multivalueheader" -> call.headers().getValuesList(name);
      case "querystring" -> last(call.query(name));
      case "multivaluequerystring" -> call.query(name);
      default -> List.of();
    };
  }

  /** The values as a part of a path: what came in a path is encoded already. */
  public static String inPath(String source, List<String> values) {
    return source.startsWith(PATH) ? values.getFirst() : encoded(values);
  }

  /** The values as a part of a path, in which slashes may divide them. */
  public static String encoded(List<String> values) {
    return URLEncoder.encode(String.join(",", values), StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/");
  }

  private static List<String> last(List<String> values) {
    return values.isEmpty() ? values : List.of(values.getLast());
  }

  private static List<String> present(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }
}
