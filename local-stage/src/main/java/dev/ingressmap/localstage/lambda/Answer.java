package dev.ingressmap.localstage.lambda;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an operation.
 *
 * @param body JSON; null for none
 */
record Answer(int status, Map<String, String> headers, @Nullable Object body) {

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer of(int status, @Nullable Object body) {
    return new Answer(status, Map.of(), body);
  }
}
