package dev.ingressmap.localstage.execute;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that has ended, for those that watch.
 *
 * @param path as it was sent, still encoded and perhaps shortened, without the query
 * @param nanos from its arrival to its answer
 * @param route the method and the resource that answered; empty if there is none
 * @param integration the type and the target; empty if there is none
 * @param reason why API Gateway itself answered; empty if it did not
 * @param trace the execution log; empty if it is not kept
 * @param accessLog the line of the stage's access log; null if it has none
 */
public record CallRecord(
    Instant ended,
    String method,
    String path,
    int status,
    long nanos,
    String route,
    String integration,
    String requestId,
    String reason,
    List<String> trace,
    @Nullable String accessLog) {

  public CallRecord {
    trace = List.copyOf(trace);
  }
}
