package dev.ingressmap.localstage.function;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of a function.
 *
 * @param id in the log and in the function's context
 * @param arn by which the function was invoked
 * @param clientContext base64 of JSON that a mobile client sends; null for none
 * @param streams whether the caller wants the answer as it comes
 */
public record Invocation(
    String id,
    String arn,
    String event,
    String traceId,
    @Nullable String clientContext,
    boolean streams) {

  public static Invocation of(String arn, String event, String traceId, boolean streams) {
    return new Invocation(UUID.randomUUID().toString(), arn, event, traceId, null, streams);
  }
}
