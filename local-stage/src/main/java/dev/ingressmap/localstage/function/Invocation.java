package dev.ingressmap.localstage.function;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of a function.
 *
 * @param id in the log and in the function's context
 * @param arn by which the function was invoked
 * @param clientContext base64 of JSON that a mobile client sends; null for none
 */
public record Invocation(
    String id, String arn, String event, String traceId, @Nullable String clientContext) {

  public static Invocation of(String arn, String event, String traceId) {
    return new Invocation(UUID.randomUUID().toString(), arn, event, traceId, null);
  }
}
