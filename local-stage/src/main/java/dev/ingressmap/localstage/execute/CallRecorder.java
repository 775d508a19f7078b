package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.ExecutionLog;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.Method;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener about each call that has ended. The listener must not block.
 *
 * @param listener null if nobody wants to know
 * @param traces whether the execution log of each call is kept
 */
public record CallRecorder(@Nullable Consumer<CallRecord> listener, boolean traces) {

  /** Tells nobody. */
  public static final CallRecorder NONE = new CallRecorder(null, false);

  ExecutionLog newLog() {
    return traces ? ExecutionLog.on() : ExecutionLog.OFF;
  }

  /**
   * A call has ended.
   *
   * @param call null if it reached no stage
   * @param began by {@link System#nanoTime}
   */
  void ended(
      Request request, CallIds ids, @Nullable Call call, long began, int status, String reason) {
    if (listener == null) {
      return;
    }
    Method method = call == null ? null : call.method();
    listener.accept(
        new CallRecord(
            Instant.now(),
            Shortened.of(request.getMethod()),
            Shortened.of(String.valueOf(request.getHttpURI().getPath())),
            status,
            System.nanoTime() - began,
            method == null || call == null
                ? ""
                : method.httpMethod() + " " + call.match().resource().path(),
            method == null ? "" : text(method.integration()),
            ids.requestId(),
            reason,
            call == null ? List.of() : call.log().lines()));
  }

  private static String text(Integration integration) {
    String uri = integration.uri();
    String type = integration.type().name();
    return uri == null
        ? type
        : type
            + " "
            + Shortened.of(uri.replaceFirst(".*:function:", "")).replaceFirst("/invocations$", "");
  }
}
