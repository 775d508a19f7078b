package dev.ingressmap.localstage.execute;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mapping expressions that requests and responses have in common. */
final class Expressions {

  private Expressions() {}

  /** A {@code 'static value'}, without its quotes. */
  static String literal(String source) {
    return source.substring(1, Math.max(1, source.length() - 1));
  }

  /** A {@code context.} or {@code stageVariables.} expression. */
  static List<String> shared(String source, Invocation call) {
    @Nullable Object value = null;
    if (source.startsWith("stageVariables.")) {
      value = call.stage().variables().get(source.substring("stageVariables.".length()));
    } else if (source.startsWith("context.")) {
      value = descend(call.context(), source.substring("context.".length()));
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  private static @Nullable Object descend(Map<String, Object> values, String path) {
    @Nullable Object value = values;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
