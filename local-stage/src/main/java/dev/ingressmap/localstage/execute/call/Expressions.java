package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.program.Deadline;
import dev.ingressmap.localstage.template.JsonDocument;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The mapping expressions that requests and responses have in common. */
public final class Expressions {

  private static final JsonMapper JSON = new JsonMapper();

  private Expressions() {}

  /** A {@code 'static value'}, or a {@code context.} or {@code stageVariables.} expression. */
  public static @Nullable String shared(String source, Call call) {
    return shared(source, call.stageVariables(), call);
  }

  public static @Nullable String shared(
      String source, Map<String, String> stageVariables, Call context) {
    if (source.startsWith("'")) {
      return source.substring(1, Math.max(1, source.length() - 1));
    }
    @Nullable Object value = null;
    if (source.startsWith("stageVariables.")) {
      value = stageVariables.get(source.substring("stageVariables.".length()));
    } else if (source.startsWith("context.")) {
      value = descend(context.values(), source.substring("context.".length()));
    }
    return value == null ? null : value.toString();
  }

  /**
   * A body, or what a path finds in it.
   *
   * @param path starts with a dot, unless it is empty and means all of the body
   * @param malformed how the call ends if the body begins like JSON and is none
   */
  public static @Nullable String ofBody(Payload body, String path, GatewayResponse malformed) {
    Deadline.current().begin("mapping of the body" + path);
    String text = body.isEmpty() ? "{}" : body.text();
    if (!text.isBlank() && "{['\"".indexOf(text.strip().charAt(0)) >= 0) {
      try {
        JSON.readTree(text);
      } catch (JacksonException e) {
        throw new GatewayFailure(malformed, "the body is not JSON: " + e.getOriginalMessage());
      }
    }
    return path.isEmpty() ? text : JsonDocument.of(text).find("$" + path);
  }

  private static @Nullable Object descend(Map<String, Object> values, String path) {
    @Nullable Object value = values;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
