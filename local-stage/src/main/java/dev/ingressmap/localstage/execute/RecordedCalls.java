package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of each call.
 *
 * @param taker of the records, which must not block
 * @param traces whether they have the execution log
 * @param accessLogs whether they have the line of the stage's access log
 */
public record RecordedCalls(Consumer<CallRecord> taker, boolean traces, boolean accessLogs)
    implements CallListener {

  @Override
  public Detail detail() {
    return traces ? Detail.LINES : Detail.END;
  }

  @Override
  public void ended(EndedCall ended) {
    Call call = ended.call();
    Method method = call == null ? null : call.method();
    taker.accept(
        new CallRecord(
            Instant.now(),
            Shortened.of(ended.request().getMethod()),
            Shortened.of(String.valueOf(ended.request().getHttpURI().getPath())),
            ended.status(),
            ended.nanos(),
            ended.route(),
            method == null ? "" : text(method.integration()),
            ended.ids().requestId(),
            ended.reason(),
            call == null ? List.of() : call.log().lines(),
            accessLog(ended, call)));
  }

  private @Nullable String accessLog(EndedCall ended, @Nullable Call call) {
    AccessLogSettings settings = call == null ? null : call.stage().accessLogSettings();
    String format = settings == null ? null : settings.format();
    if (!accessLogs || call == null || format == null) {
      return null;
    }
    Map<String, Object> values = new HashMap<>();
    values.put("status", ended.status());
    values.put("responseLength", ended.length());
    values.put("responseLatency", TimeUnit.NANOSECONDS.toMillis(ended.nanos()));
    values.put("xrayTraceId", ended.ids().traceId());
    return AccessLog.line(format, call, values);
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
