package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.ExecutionLog;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.stage.AccessLogSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener about each call that has ended. The listener must not block.
 *
 * @param listener null if nobody wants to know
 * @param traces whether the execution log of each call is kept
 * @param accessLogs whether the access logs of stages are written
 */
public record CallRecorder(
    @Nullable Consumer<CallRecord> listener, boolean traces, boolean accessLogs) {

  /** Tells nobody. */
  public static final CallRecorder NONE = new CallRecorder(null, false, false);

  ExecutionLog newLog() {
    return traces ? ExecutionLog.on() : ExecutionLog.OFF;
  }

  /**
   * A call has ended.
   *
   * @param call null if it reached no stage
   * @param began by {@link System#nanoTime}
   * @param length of the answer's body, in bytes
   */
  void ended(
      Request request,
      CallIds ids,
      @Nullable Call call,
      long began,
      int status,
      long length,
      String reason) {
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
            call == null ? List.of() : call.log().lines(),
            accessLog(ids, call, began, status, length)));
  }

  private @Nullable String accessLog(
      CallIds ids, @Nullable Call call, long began, int status, long length) {
    AccessLogSettings settings = call == null ? null : call.stage().accessLogSettings();
    String format = settings == null ? null : settings.format();
    if (!accessLogs || call == null || format == null) {
      return null;
    }
    Map<String, Object> ended = new HashMap<>();
    ended.put("status", status);
    ended.put("responseLength", length);
    ended.put("responseLatency", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    ended.put("xrayTraceId", ids.traceId());
    return AccessLog.line(format, call, ended);
  }

  private static String text(Integration integration) {
    String uri = integration.uri();
    String type = integration.type().name();
    return uri == null
        ? type
        : type
            + " "
            + Shortened.of(uri.replaceFirst(".*:function:", ""))
                .replaceFirst("/(response-streaming-)?invocations$", "");
  }
}
